<?cs # All genres. Values: found sorted q sort order columns.*.name .label .link .sorted .arrow,
  genres.*.name .link .releases .charts .updated.iso .day, has_genres paged pages.*
?><?cs include!"layout/head.cs" ?>
<h1>Genres</h1>
<form class="search" action="<?cs var:link.genres ?>" role="search" aria-label="Search the genres">
<?cs if:sort ?><input type="hidden" name="sort" value="<?cs var:sort ?>">
<?cs /if ?><?cs if:order ?><input type="hidden" name="order" value="<?cs var:order ?>">
<?cs /if ?><p><label for="search-q">Name of a genre</label>
<input id="search-q" name="q" type="search" maxlength="200" value="<?cs var:q ?>"></p>
<p class="act"><button>Search</button><?cs if:q ?> <a href="<?cs var:link.genres ?>">Clear search</a><?cs /if ?></p>
</form>
<p><a class="onward" href="<?cs var:link.genre_map ?>">See them as a map</a></p>
<?cs if:has_genres ?><table class="list counts">
<caption><strong><?cs var:found ?></strong><?cs if:q ?> with “<?cs var:q ?>”<?cs /if ?>, sorted <?cs var:sorted ?><?cs if:paged ?>, page <?cs var:pages.page ?> of <?cs var:pages.count ?><?cs /if ?></caption>
<thead><tr>
<?cs each:column = columns ?><th scope="col" class="<?cs var:column.name ?>"<?cs if:column.sorted ?> aria-sort="<?cs var:column.sorted ?>"<?cs /if ?>><a href="<?cs var:column.link ?>"><?cs var:column.label ?><?cs
if:column.arrow ?> <span class="arrow" aria-hidden="true"><?cs var:column.arrow ?></span><?cs /if ?></a></th>
<?cs /each ?></tr></thead>
<tbody>
<?cs each:genre = genres ?><tr><th scope="row" class="name"><a href="<?cs var:genre.link ?>"><?cs var:genre.name ?></a></th>
<td class="releases"><?cs var:genre.releases ?></td>
<td class="charts"><?cs var:genre.charts ?></td>
<td class="updated"><?cs if:genre.updated.iso ?><time datetime="<?cs var:genre.updated.iso ?>"><?cs var:genre.updated.day ?></time><?cs else ?><span class="none">never</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs elif:q ?><p class="empty">No genre has “<?cs var:q ?>” in its name. Try fewer letters or another spelling, or <a href="<?cs var:link.genres ?>">see all genres</a>.</p>
<?cs else ?><p class="empty">No genre yet. They appear here with the first chart whose releases carry tags; until then, see the <a href="<?cs var:link.charts ?>">charts</a>.</p>
<?cs /if ?><?cs include!"layout/pages.cs" ?><?cs include!"layout/foot.cs" ?>
