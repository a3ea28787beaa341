<?cs # The settings of a chart, or those of a new one. Values: chart.* (layout/draft.cs), chart.revision .genre, genres, typed.title .slug .genre, sorts orders (each .*.word .label .selected), conflict.*, fault.*
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs include!"layout/draft.cs" ?><?cs include!"layout/compared.cs" ?>
<?cs if:chart.link ?><?cs call:draft_tabs("settings") ?><p class="standfirst">What is saved here, readers see at once on <a href="<?cs var:chart.public ?>">its page</a>. The list is not changed.</p>
<?cs else ?><p class="standfirst">A new chart has an empty draft. You fill its list in next.</p>
<?cs /if ?><?cs call:compared(chart.settings) ?><form class="sheet settings" action="<?cs var:admin.path ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><?cs if:chart.link ?><input type="hidden" name="revision" value="<?cs var:chart.revision ?>"><?cs /if ?>
<p><label for="title">Title</label>
<input id="title" name="title" autocomplete="off" value="<?cs var:typed.title ?>"<?cs call:faulty("title", fault.title) ?>>
<?cs call:fault("title", fault.title) ?></p>
<p><label for="slug">Address</label>
<input id="slug" name="slug" autocomplete="off" autocapitalize="none" spellcheck="false" value="<?cs var:typed.slug ?>"<?cs call:faulty("slug", fault.slug) ?>>
<?cs call:fault("slug", fault.slug) ?><span class="help">Its last part: “dream-pop”. Empty: made from the title.<?cs if:chart.link ?> The old address goes on to lead here.<?cs /if ?></span></p>
<p><label for="genre">Genre</label>
<input id="genre" name="genre" autocomplete="off" value="<?cs var:typed.genre ?>"<?cs call:faulty("genre", fault.genre) ?>>
<?cs call:fault("genre", fault.genre) ?><span class="help">The page shows its essay. Name or address of <a href="<?cs var:genres ?>">a genre</a>; empty: none.<?cs if:chart.genre ?> <a href="<?cs var:chart.genre ?>">Edit the essay</a><?cs /if ?></span></p>
<p><label for="sort">Sorted by</label>
<select id="sort" name="sort"><?cs each:item = sorts ?><option value="<?cs var:item.word ?>"<?cs if:item.selected ?> selected<?cs /if ?>><?cs var:item.label ?></option><?cs /each ?></select>
<span class="help">As readers find the page; they may sort it otherwise.</span></p>
<p><label for="order">Order</label>
<select id="order" name="order"><?cs each:item = orders ?><option value="<?cs var:item.word ?>"<?cs if:item.selected ?> selected<?cs /if ?>><?cs var:item.label ?></option><?cs /each ?></select></p>
<p class="act"><?cs if:chart.link ?><button><?cs if:subcount(conflict) ?>Save mine instead<?cs else ?>Save<?cs /if ?></button> <span class="help">Readers see the new title, address, essay and order at once.</span><?cs else ?><button>Make the chart</button> <span class="help">Readers see its page at once, with “No ranking published yet” until you publish.</span><?cs /if ?></p>
</form>
<?cs include!"layout/admin_foot.cs" ?>
