<?cs # The form of an artist. Values: artist.link .revision .public .total .more .find, typed.name .sort_name .slug .prints, releases.*.title .artist .link .date,
  conflict.*.label .theirs .mine, fault.*
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs include!"layout/compared.cs" ?><?cs include!"layout/draft.cs" ?>
<p class="standfirst"><?cs if:artist.public ?>What is saved here, readers see at once on <a href="<?cs var:artist.public ?>">the artist’s page</a> and in charts.<?cs else ?>Readers see the artist with the first release that is published.<?cs /if ?></p>
<?cs call:compared(artist.link) ?><form class="sheet release" action="<?cs var:admin.path ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="revision" value="<?cs var:artist.revision ?>">
<p><label for="name">Name</label>
<input id="name" name="name" autocomplete="off" value="<?cs var:typed.name ?>"<?cs call:faulty("name", fault.name) ?>>
<?cs call:fault("name", fault.name) ?></p>
<p class="act"><input id="prints" name="prints" type="checkbox" value="1"<?cs if:typed.prints ?> checked<?cs /if ?>> <label for="prints">Releases that print the old name print the new one</label></p>
<p><label for="sort_name">Sort name</label>
<input id="sort_name" name="sort_name" autocomplete="off" value="<?cs var:typed.sort_name ?>"<?cs call:faulty("sort_name", fault.sort_name) ?>>
<?cs call:fault("sort_name", fault.sort_name) ?><span class="help">Only where the artist is filed otherwise than by the rule: “The Beatles” are under “Beatles, The”.</span></p>
<p><label for="slug">Slug</label>
<input id="slug" name="slug" autocomplete="off" autocapitalize="none" spellcheck="false" value="<?cs var:typed.slug ?>"<?cs call:faulty("slug", fault.slug) ?>>
<?cs call:fault("slug", fault.slug) ?><span class="help">What the address ends with; empty, it is made of the name. The old address leads to the new one.</span></p>
<p class="act"><button><?cs if:subcount(conflict) ?>Save mine instead<?cs else ?>Save<?cs /if ?></button></p>
</form>
<h2><?cs if:artist.total ?><?cs var:artist.total ?> release<?cs if:artist.total != 1 ?>s<?cs /if ?><?cs else ?>No releases<?cs /if ?></h2>
<?cs if:subcount(releases) ?><table class="list queue">
<thead><tr><th scope="col">Release</th><th scope="col">Artist</th><th scope="col">Released</th></tr></thead>
<tbody>
<?cs each:item = releases ?><tr><th scope="row"><a href="<?cs var:item.link ?>"><?cs call:draft_title(item) ?><span class="unseen"> by <?cs var:item.artist ?></span></a></th><td><?cs var:item.artist ?></td><td><?cs call:draft_date(item) ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs if:artist.more > 0 ?><p>And <?cs var:artist.more ?> more: <a href="<?cs var:artist.find ?>">all of them</a>.</p>
<?cs /if ?><?cs else ?><p>Nobody is credited so. An artist comes with the credit of a release.</p>
<?cs /if ?><?cs include!"layout/removal.cs" ?><?cs include!"layout/admin_foot.cs" ?>
