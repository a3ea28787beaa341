<?cs # A genre. Piece: essay
  Values: genre.name .link .essay_source .has_essay .releases .has_releases .charts, updated.iso .day,
  chart.title .link .size .rows.*.rank .title .link .artist .date.iso .text, related.* (layout/related.cs),
  timeline.* (public/timeline.cs),
  columns.*.name .label .option .link .sorted .arrow, sorted descending releases has_matches filtered undated clear,
  others.*.slug .name .count .selected, filter.from .to .genre .q and sort.sort .order (each .name .value),
  rows.*.title .link .artist .credit.* .date.iso .text .best.chart .rank .link, paged pages.* json
?><?cs include!"layout/head.cs" ?><?cs include!"layout/credit.cs" ?>
<?cs def:day(date) ?><?cs if:date.iso ?><time datetime="<?cs var:date.iso ?>"><?cs var:date.text ?></time><?cs else ?><span class="none">unknown</span><?cs /if ?><?cs /def
?><?cs def:title(item) ?><a<?cs if:!item.title ?> class="none"<?cs /if ?> href="<?cs var:item.link ?>"><?cs if:item.title ?><?cs var:item.title ?><?cs else ?>[untitled]<?cs /if ?></a><?cs /def ?>
<p class="kicker">Genre</p>
<h1><?cs var:genre.name ?></h1>
<?cs if:genre.charts ?><p class="byline"><?cs var:genre.releases ?> in <?cs var:genre.charts ?></p>
<?cs elif:genre.has_releases ?><p class="byline"><?cs var:genre.releases ?></p>
<?cs /if ?><?cs if:genre.has_essay ?><div class="essay">
<?cs var:piece("essay") ?><?cs if:genre.essay_source ?><p class="source"><?cs var:genre.essay_source ?></p>
<?cs /if ?></div>
<?cs /if ?><?cs if:subcount(chart.rows) ?><section aria-labelledby="first">
<h2 id="first">The first places of its chart</h2>
<ol class="leaders">
<?cs each:row = chart.rows ?><li><b><?cs var:row.rank ?></b> <p class="name"><?cs call:title(row) ?></p> <p class="artist"><?cs var:row.artist ?></p> <p class="facts"><?cs call:day(row.date) ?></p></li>
<?cs /each ?></ol>
<p><a class="onward" href="<?cs var:chart.link ?>">All <?cs var:chart.size ?> of <?cs var:chart.title ?></a></p>
</section>
<?cs /if ?><?cs include!"layout/related.cs" ?><?cs if:genre.on_map ?><p><a class="onward" href="<?cs var:genre.on_map ?>">See it on the map of genres</a></p>
<?cs /if ?><?cs if:genre.has_releases ?><section aria-labelledby="releases">
<h2 id="releases">Its releases</h2>
<?cs include!"public/timeline.cs" ?><div class="dateline">
<p class="hint">Click column headers to sort</p>
<?cs if:updated.iso ?><p>Charts updated: <time datetime="<?cs var:updated.iso ?>"><?cs var:updated.day ?></time></p>
<?cs /if ?></div>
<div class="tools">
<details class="filter"<?cs if:filtered ?> open<?cs /if ?>>
<summary>Filter</summary>
<form action="<?cs var:genre.link ?>#chart" role="search" aria-label="Filter these releases">
<?cs each:field = sort ?><input type="hidden" name="<?cs var:field.name ?>" value="<?cs var:field.value ?>">
<?cs /each ?><p><label for="filter-q">Title or artist</label>
<input id="filter-q" name="q" type="search" maxlength="200" value="<?cs var:filter.q.value ?>"></p>
<?cs if:subcount(others) ?><p><label for="filter-genre">Also tagged</label>
<select id="filter-genre" name="genre"><option value="">Any</option>
<?cs each:other = others ?><option value="<?cs var:other.slug ?>"<?cs if:other.selected ?> selected<?cs /if ?>><?cs var:other.name ?><?cs if:other.count ?> (<?cs var:other.count ?>)<?cs /if ?></option>
<?cs /each ?></select></p>
<?cs /if ?><p class="year"><label for="filter-from">From year</label>
<input id="filter-from" name="from" inputmode="numeric" pattern="[0-9]{1,4}" maxlength="4" title="A year, such as 1970" value="<?cs var:filter.from.value ?>"></p>
<p class="year"><label for="filter-to">To year</label>
<input id="filter-to" name="to" inputmode="numeric" pattern="[0-9]{1,4}" maxlength="4" title="A year, such as 1979" value="<?cs var:filter.to.value ?>"></p>
<p class="act"><button>Show</button><?cs if:filtered ?> <a href="<?cs var:clear ?>">Clear filters</a><?cs /if ?></p>
</form>
</details>
<form class="sorting" action="<?cs var:genre.link ?>#chart" aria-label="Sort these releases">
<?cs each:field = filter ?><input type="hidden" name="<?cs var:field.name ?>" value="<?cs var:field.value ?>">
<?cs /each ?><p><label for="sort-by">Sort by</label>
<select id="sort-by" name="sort"><?cs each:column = columns ?><option value="<?cs var:column.name ?>"<?cs if:column.sorted ?> selected<?cs /if ?>><?cs var:column.option ?></option><?cs /each ?></select></p>
<p><label for="sort-order">Order</label>
<select id="sort-order" name="order"><option value="asc">Ascending</option><option value="desc"<?cs if:descending ?> selected<?cs /if ?>>Descending</option></select></p>
<p class="act"><button>Sort</button></p>
</form>
</div>
<?cs if:has_matches ?><table id="chart" class="chart works sortable">
<caption><strong><?cs var:releases ?></strong>, sorted <?cs var:sorted ?><?cs if:paged ?>, page <?cs var:pages.page ?> of <?cs var:pages.count ?><?cs /if ?><?cs
if:undated ?>; <?cs var:undated ?> undated not shown<?cs /if ?></caption>
<thead><tr>
<?cs each:column = columns ?><th scope="col" class="<?cs var:column.name ?>"<?cs if:column.sorted ?> aria-sort="<?cs var:column.sorted ?>"<?cs /if ?>><a href="<?cs var:column.link ?>"><?cs var:column.label ?><?cs
if:column.arrow ?> <span class="arrow" aria-hidden="true"><?cs var:column.arrow ?></span><?cs /if ?></a></th>
<?cs /each ?></tr></thead>
<tbody>
<?cs each:row = rows ?><tr><th scope="row" class="title"><?cs call:title(row) ?></th>
<td class="artist"><?cs call:credit(row.credit, row.artist) ?></td>
<td class="released"><?cs call:day(row.date) ?></td>
<td class="place"><?cs if:row.best.link ?><a href="<?cs var:row.best.link ?>"><?cs var:row.best.chart ?> <small>#<?cs var:row.best.rank ?></small></a><?cs else ?><span class="none">in no chart at present</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs else ?><p id="chart" class="empty"><strong><?cs var:releases ?></strong> match<?cs if:undated ?>; <?cs var:undated ?> undated not shown<?cs /if ?>. Take a filter away, or <a href="<?cs var:clear ?>">see all of them</a>.</p>
<?cs /if ?><?cs include!"layout/pages.cs" ?></section>
<?cs else ?><p class="empty">No published release carries this tag. See <a href="<?cs var:link.genres ?>">other genres</a> or the <a href="<?cs var:link.charts ?>">charts</a>.</p>
<?cs /if ?><p class="forms"><a href="<?cs var:json ?>">This page as JSON</a></p>
<?cs include!"layout/foot.cs" ?>
