<?cs # Merging a release or an artist into another one. Values: kind, form, delete, stays.* and goes.* (.slug .name .context .releases .address .public .revision), q with found.*.name .context .releases .link .own,
  rows.*.label .stays .goes .merged .changed, charts.*.title .link .deleted .stays .goes .rank .editions .both .releases, releases.*.title .artist .link .both, more, swap, note note_limit, fault.*
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs
def:label(name) ?><span class="label"><?cs var:name ?></span><?cs /def ?><?cs
def:text(value) ?><?cs if:value ?><?cs var:value ?><?cs else ?><span class="none">nothing</span><?cs /if ?><?cs /def ?><?cs
def:rank(value) ?><?cs if:value ?><?cs var:value ?><?cs else ?><span class="none">not there</span><?cs /if ?><?cs /def ?>
<p class="standfirst"><?cs if:kind == "release" ?>By <?cs var:stays.context ?>. <?cs /if ?><?cs if:form ?><a href="<?cs var:form ?>">Its form</a>. <?cs /if ?><?cs if:stays.public ?><a href="<?cs var:stays.public ?>">What readers see</a>. <?cs /if ?><a href="<?cs var:delete ?>">Delete it instead</a>.</p>
<?cs if:!goes.slug ?><p>When two <?cs var:kind ?>s are one, the other one goes, and its addresses lead to this one, which stays.</p>
<?cs /if ?><form class="sheet merge" action="<?cs var:admin.path ?>" method="get" role="search">
<fieldset><legend>The one that goes</legend>
<p><label for="q"><?cs if:kind == "release" ?>Title or artist<?cs else ?>Name<?cs /if ?></label>
<input id="q" name="q" type="search" maxlength="200" autocomplete="off" value="<?cs var:q ?>"></p>
<p><label for="with">Or the end of its address</label>
<input id="with" name="with" maxlength="100" autocomplete="off" autocapitalize="none" spellcheck="false" value="<?cs var:with ?>"<?cs call:faulty("with", fault.with) ?>>
<?cs call:fault("with", fault.with) ?></p>
<p class="act"><button>Search</button> Nothing is changed by it.</p>
</fieldset>
</form>
<?cs if:q ?><?cs if:subcount(found) ?><ul class="found">
<?cs each:item = found ?><li><span><?cs var:item.name ?> <small><?cs if:item.context ?><?cs var:item.context ?>, <?cs /if ?><?cs var:item.address ?><?cs if:kind == "artist" ?>, <?cs var:item.releases ?> release<?cs if:item.releases != 1 ?>s<?cs /if ?><?cs /if ?></small></span> <?cs if:item.own ?><span class="none">this one</span><?cs else ?><a href="<?cs var:item.link ?>">Look at the merge<span class="unseen"> with <?cs var:item.name ?>, <?cs var:item.address ?></span></a><?cs /if ?></li>
<?cs /each ?></ul>
<?cs else ?><p>No <?cs var:kind ?> has “<?cs var:q ?>” in its <?cs if:kind == "release" ?>title or artist<?cs else ?>name<?cs /if ?>.</p>
<?cs /if ?><?cs /if ?><?cs if:goes.slug ?><h2>What happens</h2>
<p class="wide">“<?cs var:goes.name ?>” (<?cs var:goes.address ?>) goes. “<?cs var:stays.name ?>” (<?cs var:stays.address ?>) stays, and all addresses of the other one lead to it. <a href="<?cs var:swap ?>">The other way round</a></p>
<table class="list stacked">
<thead><tr><th scope="col">Field</th><th scope="col">Stays</th><th scope="col">Goes</th><th scope="col">Afterwards</th></tr></thead>
<tbody>
<?cs each:item = rows ?><tr><th scope="row"><?cs var:item.label ?></th><td><?cs call:label("Stays") ?><?cs call:text(item.stays) ?></td><td><?cs call:label("Goes") ?><?cs call:text(item.goes) ?></td><td><?cs call:label("Afterwards") ?><?cs if:item.changed ?><ins><?cs var:item.merged ?></ins><?cs else ?><?cs call:text(item.merged) ?><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs if:kind == "release" ?><p>What is empty is filled from the one that goes; genres and listen links that are missing are added.</p>
<h2>Charts</h2>
<?cs if:subcount(charts) ?><table class="list stacked">
<thead><tr><th scope="col">Chart</th><th scope="col">Stays at</th><th scope="col">Goes from</th><th scope="col">In the draft afterwards</th><th scope="col">Editions</th></tr></thead>
<tbody>
<?cs each:item = charts ?><tr><th scope="row"><?cs if:item.link ?><a href="<?cs var:item.link ?>"><?cs var:item.title ?></a><?cs else ?><?cs var:item.title ?> <span class="none">deleted</span><?cs /if ?></th><td><?cs call:label("Stays at") ?><?cs call:rank(item.stays) ?></td><td><?cs call:label("Goes from") ?><?cs call:rank(item.goes) ?></td><td><?cs call:label("In the draft afterwards") ?><?cs if:item.stays && item.goes ?><?cs var:item.rank ?>, the better rank; the gap closes<?cs else ?><?cs call:rank(item.rank) ?><?cs /if ?></td><td><?cs call:label("Editions") ?><?cs if:item.editions ?><?cs var:item.editions ?> stay<?cs if:item.editions == 1 ?>s<?cs /if ?> as published<?cs if:item.both ?>, <?cs var:item.both ?> with both<?cs /if ?><?cs else ?><span class="none">none</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<p>Editions keep their ranks and rows; those of the one that goes lead to the one that stays. A draft that changes waits to be published.</p>
<?cs else ?><p>The one that goes stands in no chart.</p>
<?cs /if ?><?cs else ?><p>Credits keep the names as printed, and lead to the one that stays.</p>
<h2>Releases</h2>
<?cs if:subcount(releases) ?><ul class="holds">
<?cs each:item = releases ?><li><a href="<?cs var:item.link ?>"><?cs if:item.title ?><?cs var:item.title ?><?cs else ?>[untitled]<?cs /if ?></a> <small><?cs var:item.artist ?><?cs if:item.both ?>, which names both: both names stay, in their order<?cs /if ?></small></li>
<?cs /each ?></ul>
<?cs if:more ?><p>And <?cs var:more ?> more.</p>
<?cs /if ?><?cs else ?><p>The one that goes has no releases.</p>
<?cs /if ?><h2>Charts</h2>
<?cs if:subcount(charts) ?><ul class="holds">
<?cs each:item = charts ?><li><a href="<?cs var:item.link ?>"><?cs var:item.title ?></a> <small><?cs var:item.releases ?> of its releases</small></li>
<?cs /each ?></ul>
<?cs else ?><p>Its releases stand in no chart.</p>
<?cs /if ?><?cs /if ?><form class="sheet destroy" action="<?cs var:admin.path ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:stays.revision ?>"><input type="hidden" name="with" value="<?cs var:goes.slug ?>"><input type="hidden" name="with_revision" value="<?cs var:goes.revision ?>">
<p><label for="note">Note for the audit, may be empty</label>
<textarea id="note" name="note" rows="2" maxlength="<?cs var:note_limit ?>"<?cs call:faulty("note", fault.note) ?>>
<?cs var:note ?></textarea>
<?cs call:fault("note", fault.note) ?></p>
<p class="act"><button class="main">Merge “<?cs var:goes.name ?>” into “<?cs var:stays.name ?>”</button> This cannot be taken back.</p>
</form>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>
