<?cs # All artists. Values: q total artists.*.name .sort_name .link .releases, pages.*
?><?cs include!"layout/admin_head.cs" ?>
<form class="row find" action="<?cs var:admin.path ?>" method="get">
<label for="q">Name</label> <input id="q" name="q" type="search" maxlength="200" autocomplete="off" value="<?cs var:q ?>"> <button>Search</button>
</form>
<p class="standfirst"><?cs if:total ?><?cs var:total ?> artist<?cs if:total != 1 ?>s<?cs /if ?><?cs if:q ?> with “<?cs var:q ?>”<?cs else ?>, published or not: the newest first<?cs /if ?>.<?cs elif:q ?>No artist is called “<?cs var:q ?>”.<?cs else ?>There is no artist here.<?cs /if ?></p>
<?cs if:subcount(artists) ?><table class="list queue">
<thead><tr><th scope="col">Artist</th><th scope="col">Filed as</th><th scope="col">Releases</th></tr></thead>
<tbody>
<?cs each:item = artists ?><tr><th scope="row"><a href="<?cs var:item.link ?>"><?cs var:item.name ?></a></th><td><?cs if:item.sort_name ?><?cs var:item.sort_name ?><?cs else ?><span class="none">the same</span><?cs /if ?></td><td><?cs var:item.releases ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs /if ?><?cs include!"layout/pages.cs" ?><?cs include!"layout/admin_foot.cs" ?>
