<?cs # The list form of a draft. Values: chart.*, releases rows.*.rank .typed .changed .link .title .artist .date .fault, too_long most, q at last found.*.release .title .artist .date .rank,
  conflict.*.rank .theirs .mine (each .title .artist), same, editions.*.number .size .note .published, fault.at. Rows go without the end tags that HTML lets them: there may be thousands.
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs include!"layout/draft.cs" ?><?cs include!"layout/plan.cs" ?>
<?cs call:draft_tabs("list") ?><?cs call:draft_state() ?><?cs call:plan_notice(chart.plan) ?>
<?cs if:subcount(conflict) ?><h2>Where both differ</h2>
<p><?cs if:same ?>Both agree on <?cs var:same ?> rank<?cs if:same != 1 ?>s<?cs /if ?>. <?cs /if ?>Save below to put yours in place of theirs, or <a href="<?cs var:chart.link ?>">drop yours and go on with theirs</a>.</p>
<table class="list compared">
<thead><tr><th scope="col">Rank</th><th scope="col">Saved<?cs if:chart.can_undo ?> by <?cs var:chart.saved_by ?><?cs /if ?></th><th scope="col">Yours</th></tr></thead>
<tbody>
<?cs each:item = conflict ?><tr><th scope="row"><?cs var:item.rank ?></th><td><?cs if:item.theirs.artist ?><?cs call:draft_title(item.theirs) ?> <small><?cs var:item.theirs.artist ?></small><?cs else ?><span class="none">nothing</span><?cs /if ?></td><td><?cs if:item.mine.artist ?><?cs call:draft_title(item.mine) ?> <small><?cs var:item.mine.artist ?></small><?cs else ?><span class="none">nothing</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs /if ?><?cs if:too_long ?><p>The form takes up to <?cs var:most ?> releases, and this draft has more: <a href="<?cs var:chart.import ?>">import it as a file</a>.</p>
<?cs else ?><form class="draft quiet" action="<?cs var:chart.link ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:chart.revision ?>"><input type="hidden" name="releases" value="<?cs var:releases ?>">
<p class="bar"><button class="main" name="save" value="1"><?cs if:subcount(conflict) ?>Save mine instead<?cs else ?>Save<?cs /if ?></button></p>
<p class="help">Type a rank to move a release there: the others make room. Readers don't see the draft.</p>
<fieldset class="add"><legend>Add a release</legend>
<p class="act"><label for="q">Title or artist</label> <input id="q" name="q" type="search" maxlength="200" autocomplete="off" value="<?cs var:q ?>"> <button name="find" value="1">Search</button> <span>Nothing is saved by it.</span></p>
<?cs if:q ?><p class="act"><label for="at">Add at rank</label> <input id="at" name="at" inputmode="numeric" autocomplete="off" value="<?cs var:at ?>"<?cs call:faulty("at", fault.at) ?>> <span>1 to <?cs var:last ?></span> <?cs call:fault("at", fault.at) ?></p>
<?cs if:subcount(found) ?><ul class="found">
<?cs each:item = found ?><li><span><?cs call:draft_title(item) ?> <small><?cs var:item.artist ?>, <?cs call:draft_date(item) ?></small></span> <?cs if:item.rank ?><span class="none">in the list at <?cs var:item.rank ?></span><?cs else ?><button name="add" value="<?cs var:item.release ?>">Add<span class="unseen"> <?cs call:draft_title(item) ?>, <?cs var:item.artist ?></span></button><?cs /if ?></li>
<?cs /each ?></ul>
<?cs else ?><p>No release has “<?cs var:q ?>” in its title or artist.</p>
<?cs /if ?><p class="act"><button name="make" value="1">Make a new release</button> <span>Its form comes next, with this title and rank.</span></p>
<?cs /if ?></fieldset>
<?cs if:subcount(rows) ?><table class="list ranked">
<thead><tr><th scope="col">Rank</th><th scope="col">Title</th><th scope="col">Artist</th><th scope="col">Released</th><th scope="col">Change</th></tr></thead>
<tbody>
<?cs each:item = rows ?><tr><td><input id="r<?cs var:item.rank ?>" name="rank" inputmode="numeric" value="<?cs var:item.typed ?>" aria-labelledby="t<?cs var:item.rank ?>"<?cs call:faulty("r" + item.rank, item.fault) ?>><?cs if:item.changed ?> <small>from <?cs var:item.rank ?></small><?cs /if ?><?cs call:fault("r" + item.rank, item.fault) ?><th scope="row" id="t<?cs var:item.rank ?>"><a href="<?cs var:item.link ?>"><?cs call:draft_title(item) ?></a><td><?cs var:item.artist ?><td><?cs call:draft_date(item) ?><td><button name="up" value="<?cs var:item.rank ?>">Up</button><button name="down" value="<?cs var:item.rank ?>">Down</button><button name="remove" value="<?cs var:item.rank ?>">Remove</button>
<?cs /each ?></tbody>
</table>
<?cs else ?><p>The draft is empty. Search for a release, and add it at rank 1.</p>
<?cs /if ?></form>
<?cs /if ?><?cs if:chart.can_undo ?><h2>The last save</h2>
<form class="quiet" action="<?cs var:chart.undo ?>" method="post">
<p class="act"><input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:chart.revision ?>"><button>Undo the last save</button> It was by <?cs var:chart.saved_by ?>; an undo can be undone too.</p>
</form>
<?cs /if ?><?cs if:subcount(editions) ?><h2>Editions</h2>
<table class="list editions">
<thead><tr><th scope="col">Edition</th><th scope="col">Published</th><th scope="col">Releases</th><th scope="col">Note</th><th scope="col">Draft</th></tr></thead>
<tbody>
<?cs each:item = editions ?><tr><th scope="row"><?cs var:item.number ?></th><td><time datetime="<?cs var:item.published.iso ?>"><?cs var:item.published.day ?></time></td><td><?cs var:item.size ?></td><td><?cs if:item.note ?><?cs var:item.note ?><?cs else ?><span class="none">none</span><?cs /if ?></td><td><form class="quiet" action="<?cs var:chart.revert ?>" method="post"><input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:chart.revision ?>"><button name="edition" value="<?cs var:item.number ?>">Make edition <?cs var:item.number ?> the draft again</button></form></td></tr>
<?cs /each ?></tbody>
</table>
<?cs /if ?><?cs if:subcount(rows) ?><script src="<?cs var:static.admin_script ?>" defer></script>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>
