<?cs # The form of a release. Values: release.artist .link .revision .public, typed.title .sort_title .released .genres .cover, links.*.id .number .label .url .fault,
  queue.word .link .skip .left, conflict.*.label .theirs .mine, fault.*
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?>
<p class="standfirst">By <?cs var:release.artist ?>. <?cs if:release.public ?>What is saved here, readers see at once on <a href="<?cs var:release.public ?>">its page</a> and in its charts.<?cs else ?>Readers see it with its first edition.<?cs /if ?><?cs if:queue.word ?> One of <a href="<?cs var:queue.link ?>"><?cs var:queue.left ?> in this queue</a>.<?cs /if ?></p>
<?cs if:subcount(conflict) ?><h2>Where both differ</h2>
<p>Save below to put yours in place of theirs, or <a href="<?cs var:release.link ?>">drop yours and go on with theirs</a>.</p>
<table class="list compared">
<thead><tr><th scope="col">Field</th><th scope="col">Saved</th><th scope="col">Yours</th></tr></thead>
<tbody>
<?cs each:item = conflict ?><tr><th scope="row"><?cs var:item.label ?></th><td><?cs if:item.theirs ?><?cs var:item.theirs ?><?cs else ?><span class="none">nothing</span><?cs /if ?></td><td><?cs if:item.mine ?><?cs var:item.mine ?><?cs else ?><span class="none">nothing</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs /if ?><form class="sheet release" action="<?cs var:admin.path ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:release.revision ?>"><?cs if:queue.word ?><input type="hidden" name="queue" value="<?cs var:queue.word ?>"><?cs /if ?>
<p><label for="title">Title</label>
<input id="title" name="title" autocomplete="off" value="<?cs var:typed.title ?>"<?cs call:faulty("title", fault.title) ?>>
<?cs call:fault("title", fault.title) ?><span class="help">Empty while nobody knows it.</span></p>
<p><label for="sort_title">Sort title</label>
<input id="sort_title" name="sort_title" autocomplete="off" value="<?cs var:typed.sort_title ?>"<?cs call:faulty("sort_title", fault.sort_title) ?>>
<?cs call:fault("sort_title", fault.sort_title) ?><span class="help">Only where it is filed otherwise than by the rule: “The Wall” is under “Wall, The”.</span></p>
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
<p class="act"><?cs if:queue.word ?><button name="next" value="1">Save and next</button> <button class="side" name="save" value="1">Save and stay</button> <a href="<?cs var:queue.skip ?>">Skip</a><?cs elif:subcount(conflict) ?><button>Save mine instead</button><?cs else ?><button>Save</button><?cs /if ?></p>
</form>
<?cs include!"layout/removal.cs" ?><?cs include!"layout/admin_foot.cs" ?>
