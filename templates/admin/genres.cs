<?cs # All genres, a page at a time. Values: total found q all new genres.*.name .link .releases .charts .has_essay, paged pages.*
?><?cs include!"layout/admin_head.cs" ?>
<p class="standfirst"><?cs if:!total ?>There is no genre yet. Tags of releases make them, and so do you.<?cs elif:q ?><?cs var:found ?> of <?cs var:total ?> genre<?cs if:total != 1 ?>s<?cs /if ?> with “<?cs var:q ?>”<?cs else ?><?cs var:total ?> genre<?cs if:total != 1 ?>s<?cs /if ?>, with their essays<?cs /if ?></p>
<p><a class="start" href="<?cs var:new ?>">New genre</a></p>
<?cs if:total ?><form class="row find" action="<?cs var:all ?>" role="search" aria-label="Search the genres">
<p><label for="q">Name of a genre</label> <input id="q" name="q" type="search" maxlength="200" value="<?cs var:q ?>"></p>
<p class="act"><button>Search</button><?cs if:q ?> <a href="<?cs var:all ?>">Show all</a><?cs /if ?></p>
</form>
<?cs /if ?><?cs if:subcount(genres) ?><table class="list genres">
<thead><tr><th scope="col">Genre</th><th scope="col">Essay</th><th scope="col">Charts of it</th><th scope="col">Published releases</th></tr></thead>
<tbody>
<?cs each:item = genres ?><tr><th scope="row"><a href="<?cs var:item.link ?>"><?cs var:item.name ?></a></th><td><?cs if:item.has_essay ?>essay<?cs else ?><span class="none">no essay</span><?cs /if ?></td><td><?cs if:item.charts ?><?cs var:item.charts ?> chart<?cs if:item.charts != 1 ?>s<?cs /if ?><?cs else ?><span class="none">no chart</span><?cs /if ?></td><td><?cs if:item.releases ?><?cs var:item.releases ?> release<?cs if:item.releases != 1 ?>s<?cs /if ?><?cs else ?><span class="none">no release</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs elif:q ?><p class="empty">No genre has “<?cs var:q ?>” in its name.</p>
<?cs /if ?><?cs include!"layout/pages.cs" ?><?cs include!"layout/admin_foot.cs" ?>
