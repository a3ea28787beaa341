<?cs # All charts. Values: found sorted q sort order columns.*.label .link .sorted .arrow,
  charts.* (as in home.cs), has_charts paged pages.*
?><?cs include!"layout/head.cs" ?>
<?cs def:header(column, name) ?><th scope="col" class="<?cs var:name ?>"<?cs if:column.sorted ?> aria-sort="<?cs var:column.sorted ?>"<?cs /if ?>><a href="<?cs var:column.link ?>"><?cs var:column.label ?><?cs
if:column.arrow ?> <span class="arrow" aria-hidden="true"><?cs var:column.arrow ?></span><?cs /if ?></a></th><?cs /def ?>
<h1>Charts</h1>
<form class="search" action="<?cs var:link.charts ?>" role="search" aria-label="Search the charts">
<?cs if:sort ?><input type="hidden" name="sort" value="<?cs var:sort ?>">
<?cs /if ?><?cs if:order ?><input type="hidden" name="order" value="<?cs var:order ?>">
<?cs /if ?><p><label for="search-q">Name of a chart</label>
<input id="search-q" name="q" type="search" maxlength="200" value="<?cs var:q ?>"></p>
<p class="act"><button>Search</button><?cs if:q ?> <a href="<?cs var:link.charts ?>">Clear search</a><?cs /if ?></p>
</form>
<?cs if:has_charts ?><table class="list">
<caption><strong><?cs var:found ?></strong><?cs if:q ?> with “<?cs var:q ?>”<?cs /if ?>, sorted <?cs var:sorted ?><?cs if:paged ?>, page <?cs var:pages.page ?> of <?cs var:pages.count ?><?cs /if ?></caption>
<thead><tr>
<?cs call:header(columns.0, "name") ?>
<th scope="col" class="first">First place</th>
<?cs call:header(columns.1, "size") ?>
<?cs call:header(columns.2, "updated") ?>
</tr></thead>
<tbody>
<?cs each:chart = charts ?><tr><th scope="row" class="name"><a href="<?cs var:chart.link ?>"><?cs var:chart.title ?></a></th>
<?cs if:chart.published ?><td class="first"><b><?cs if:chart.first_title ?><?cs var:chart.first_title ?><?cs else ?><span class="none">[untitled]</span><?cs /if ?></b> <span><?cs var:chart.first_artist ?></span></td>
<td class="size"><?cs var:chart.size ?></td>
<td class="updated"><time datetime="<?cs var:chart.updated.iso ?>"><?cs var:chart.updated.day ?></time></td></tr>
<?cs else ?><td class="first"><span class="none">not published yet</span></td>
<td class="size"><span class="none">none</span></td>
<td class="updated"><span class="none">never</span></td></tr>
<?cs /if ?><?cs /each ?></tbody>
</table>
<?cs elif:q ?><p class="empty">No chart has “<?cs var:q ?>” in its name. Try fewer letters, or <a href="<?cs var:link.charts ?>">see all charts</a>.</p>
<?cs else ?><p class="empty">No chart yet. The first one appears here as soon as an editor makes it.</p>
<?cs /if ?><?cs include!"layout/pages.cs" ?><?cs include!"layout/foot.cs" ?>
