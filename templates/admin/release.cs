<?cs # The form of a release, and without release.* that of a new one. Values: release.artist .link .revision .public .lists.*.link .title .rank, typed.title .sort_title .released .genres .cover .slug, printed,
  artists.*.id .number .place .name .artist .join .new .is_new .fault .offers.*.slug .name .chosen, links.*.id .number .label .url .fault, queue.word .link .skip .left, chart.slug .link,
  of a new one chart.title .revision .at .last .rows.*.rank .title .artist, twins.*.release .link .title .artist .date, conflict.*.label .theirs .mine, fault.*
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs include!"layout/compared.cs" ?><?cs include!"layout/draft.cs" ?>
<p class="standfirst"><?cs if:release.link ?>By <?cs var:release.artist ?>. <?cs if:release.public ?>What is saved here, readers see at once on <a href="<?cs var:release.public ?>">its page</a> and in its charts.<?cs else ?>Readers see it with its first edition.<?cs /if ?><?cs elif:chart.title ?>It is made and put into the draft of <?cs var:chart.title ?> in one save.<?cs else ?>Readers see it with its first edition.<?cs /if ?><?cs if:queue.word ?> One of <a href="<?cs var:queue.link ?>"><?cs var:queue.left ?> in this queue</a>.<?cs /if ?></p>
<?cs if:chart.link ?><p class="back"><a href="<?cs var:chart.link ?>">Return to the list</a></p>
<?cs elif:subcount(release.lists) ?><p class="back">Return to the list: <?cs each:item = release.lists ?><a href="<?cs var:item.link ?>"><?cs var:item.title ?>, <?cs var:item.rank ?></a> <?cs /each ?></p>
<?cs /if ?><?cs call:compared(release.link) ?><?cs if:subcount(chart.rows) ?><h2>The draft there now</h2>
<ol class="todo neighbours">
<?cs each:item = chart.rows ?><li><b><?cs var:item.rank ?></b> <?cs call:draft_title(item) ?> <small><?cs var:item.artist ?></small></li>
<?cs /each ?></ol>
<?cs /if ?><form class="sheet release" action="<?cs var:admin.path ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><?cs if:release.link ?><input type="hidden" name="revision" value="<?cs var:release.revision ?>"><?cs /if ?><?cs if:queue.word ?><input type="hidden" name="queue" value="<?cs var:queue.word ?>"><?cs /if ?><?cs if:chart.slug ?><input type="hidden" name="chart" value="<?cs var:chart.slug ?>"><?cs /if ?><?cs if:chart.title ?><input type="hidden" name="draft" value="<?cs var:chart.revision ?>">
<p><label for="at">Rank in the draft</label>
<input id="at" name="at" inputmode="numeric" autocomplete="off" value="<?cs var:chart.at ?>"<?cs call:faulty("at", fault.at) ?>>
<?cs call:fault("at", fault.at) ?><span class="help">1 to <?cs var:chart.last ?>; the others make room.</span></p><?cs /if ?>
<p><label for="title">Title</label>
<input id="title" name="title" autocomplete="off" value="<?cs var:typed.title ?>"<?cs call:faulty("title", fault.title) ?>>
<?cs call:fault("title", fault.title) ?><span class="help">Empty while nobody knows it.</span></p>
<fieldset class="credit"><legend>Artists</legend>
<p class="printed"><?cs if:printed ?>Printed: <b><?cs var:printed ?></b><?cs else ?>How it is printed shows here when it is saved.<?cs /if ?></p>
<?cs each:item = artists ?><div class="part"><p><label for="<?cs var:item.id ?>">Name <?cs var:item.number ?></label> <input id="<?cs var:item.id ?>" name="part_name" autocomplete="off" value="<?cs var:item.name ?>"<?cs call:faulty(item.id, item.fault) ?>></p>
<p><label for="<?cs var:item.id ?>-join">Joined by <span class="unseen"><?cs var:item.number ?></span></label> <input id="<?cs var:item.id ?>-join" name="part_join" autocomplete="off" value="<?cs var:item.join ?>"<?cs call:faulty(item.id, item.fault) ?>></p>
<p><label for="<?cs var:item.id ?>-who">Who, if called otherwise <span class="unseen"><?cs var:item.number ?></span></label> <input id="<?cs var:item.id ?>-who" name="part_artist" autocomplete="off" value="<?cs var:item.artist ?>"<?cs call:faulty(item.id, item.fault) ?>></p>
<p><label for="<?cs var:item.id ?>-place">Place <span class="unseen">of <?cs var:item.number ?></span></label> <input id="<?cs var:item.id ?>-place" name="part_place" inputmode="numeric" autocomplete="off" value="<?cs var:item.place ?>"<?cs call:faulty(item.id, item.fault) ?>></p>
<?cs if:subcount(item.offers) ?><p class="wide"><label for="<?cs var:item.id ?>-choice">Is <?cs var:item.number ?> a known artist?</label> <select id="<?cs var:item.id ?>-choice" name="part_choice"<?cs call:faulty(item.id, item.fault) ?>><option value="">Choose</option><?cs each:offer = item.offers ?><option value="<?cs var:offer.slug ?>"<?cs if:offer.chosen ?> selected<?cs /if ?>>Yes: <?cs var:offer.name ?></option><?cs /each ?><option value="<?cs var:item.new ?>"<?cs if:item.is_new ?> selected<?cs /if ?>>No: a new artist</option></select></p>
<?cs else ?><input type="hidden" name="part_choice" value="">
<?cs /if ?><?cs call:fault(item.id, item.fault) ?></div>
<?cs /each ?><p class="help">Names as printed on this release; an empty one is removed. Whoever has exactly this name is taken, and made when nobody has: where the artist is called otherwise, give that name or slug.</p>
</fieldset>
<p><label for="released">Release date</label>
<input id="released" name="released" autocomplete="off" value="<?cs var:typed.released ?>"<?cs call:faulty("released", fault.released) ?>>
<?cs call:fault("released", fault.released) ?><span class="help">As far as it is known: 1976, 1980-02 or 1969-01-13.</span></p>
<p><label for="genres">Genres</label>
<textarea id="genres" name="genres" rows="5" spellcheck="false"<?cs call:faulty("genres", fault.genres) ?>>
<?cs var:typed.genres ?></textarea>
<?cs call:fault("genres", fault.genres) ?><span class="help">A line for each, with its weight from 1 to 100 where it is known: “shoegaze:48”. A new genre is made.</span></p>
<fieldset class="links"><legend>Listen links</legend>
<?cs each:item = links ?><p><label for="<?cs var:item.id ?>">Name <?cs var:item.number ?></label> <input id="<?cs var:item.id ?>" name="label" autocomplete="off" value="<?cs var:item.label ?>"<?cs call:faulty(item.id, item.fault) ?>>
<label for="<?cs var:item.id ?>-url">Address <?cs var:item.number ?></label> <input id="<?cs var:item.id ?>-url" name="url" inputmode="url" autocomplete="off" value="<?cs var:item.url ?>"<?cs call:faulty(item.id, item.fault) ?>>
<?cs call:fault(item.id, item.fault) ?></p>
<?cs /each ?></fieldset>
<p><label for="cover">Cover</label>
<input id="cover" name="cover" autocomplete="off" value="<?cs var:typed.cover ?>"<?cs call:faulty("cover", fault.cover) ?>>
<?cs call:fault("cover", fault.cover) ?><span class="help">Its address on this site, such as /covers/1.jpg.</span></p>
<p><label for="sort_title">Sort title</label>
<input id="sort_title" name="sort_title" autocomplete="off" value="<?cs var:typed.sort_title ?>"<?cs call:faulty("sort_title", fault.sort_title) ?>>
<?cs call:fault("sort_title", fault.sort_title) ?><span class="help">Only where it is filed otherwise than by the rule: “The Wall” is under “Wall, The”.</span></p>
<p><label for="slug">Slug</label>
<input id="slug" name="slug" autocomplete="off" autocapitalize="none" spellcheck="false" value="<?cs var:typed.slug ?>"<?cs call:faulty("slug", fault.slug) ?>>
<?cs call:fault("slug", fault.slug) ?><span class="help">What its address ends with; empty, it is made of the title.<?cs if:release.link ?> The old address leads to the new one.<?cs /if ?></span></p>
<p class="act"><?cs if:queue.word ?><button name="next" value="1">Save and next</button> <button class="side" name="save" value="1">Save and stay</button> <a href="<?cs var:queue.skip ?>">Skip</a><?cs elif:!release.link ?><button><?cs if:chart.title ?>Make it, and add it to the draft<?cs else ?>Make the release<?cs /if ?></button><?cs elif:subcount(conflict) ?><button>Save mine instead</button><?cs else ?><button>Save</button><?cs /if ?></p>
<?cs if:subcount(twins) ?><fieldset class="twins" id="twins" tabindex="-1"><legend>Is it one of these?</legend>
<ul class="found">
<?cs each:item = twins ?><li><span><a href="<?cs var:item.link ?>"><?cs call:draft_title(item) ?></a> <small><?cs var:item.artist ?>, <?cs call:draft_date(item) ?></small></span><?cs if:chart.title ?> <button class="side" name="use" value="<?cs var:item.release ?>">Add this one instead<span class="unseen">: <?cs call:draft_title(item) ?>, <?cs var:item.artist ?></span></button><?cs /if ?></li>
<?cs /each ?></ul>
<p class="act"><button class="side" name="twin" value="1">No, it is another release: make it</button></p>
</fieldset>
<?cs /if ?></form>
<?cs include!"layout/removal.cs" ?><?cs include!"layout/admin_foot.cs" ?>
