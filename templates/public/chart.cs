<?cs # The chart page. Pieces: rows essay genres json_ld timeline (public/timeline.cs)
  Values: edition.number .all .before .changes .own .current .note .chart .is_current .draft, chart.title .essay_source .link .edition .has_essay .has_rows, updated.iso .day,
  columns.*.name .label .option .link .sorted .arrow, sorted descending has_places,
  releases has_matches filtered undated clear has_genres,
  filter.from .to .genre .q and sort.sort .order (each .name .value), paged pages.*, related.*, forms.*.link .label .type, has_json_ld
?><?cs include!"layout/head.cs" ?>
<h1><?cs var:chart.title ?></h1>
<?cs if:edition.draft ?><p class="kicker">Preview of edition <?cs var:edition.number ?>: readers do not see this yet. <a href="<?cs var:edition.draft ?>">Back to what changes</a></p>
<?cs elif:edition.own ?><p class="kicker">Edition <?cs var:edition.number ?> of <?cs var:edition.current ?>. <?cs if:edition.is_current ?>This is the current one, at the address where it stays.<?cs else ?>See the <a href="<?cs var:edition.chart ?>">current edition</a>.<?cs /if ?></p>
<?cs if:edition.note ?><p class="standfirst"><?cs var:edition.note ?></p>
<?cs /if ?><?cs /if ?><?cs if:chart.has_essay ?><div class="essay">
<?cs var:piece("essay") ?><?cs if:chart.essay_source ?><p class="source"><?cs var:chart.essay_source ?></p>
<?cs /if ?></div>
<?cs /if ?><?cs if:chart.has_rows ?><?cs var:piece("timeline") ?><div class="dateline">
<p class="hint">Click column headers to sort</p>
<p>List updated: <time datetime="<?cs var:updated.iso ?>"><?cs var:updated.day ?></time></p>
</div>
<div class="tools">
<details class="filter"<?cs if:filtered ?> open<?cs /if ?>>
<summary>Filter</summary>
<form action="<?cs var:chart.link ?>#chart" role="search" aria-label="Filter this chart">
<?cs each:field = sort ?><input type="hidden" name="<?cs var:field.name ?>" value="<?cs var:field.value ?>">
<?cs /each ?><p><label for="filter-q">Title or artist</label>
<input id="filter-q" name="q" type="search" maxlength="200" value="<?cs var:filter.q.value ?>"></p>
<?cs if:has_genres ?><p><label for="filter-genre">Genre</label>
<select id="filter-genre" name="genre"><option value="">Any</option>
<?cs var:piece("genres") ?></select></p>
<?cs /if ?><p class="year"><label for="filter-from">From year</label>
<input id="filter-from" name="from" inputmode="numeric" pattern="[0-9]{1,4}" maxlength="4" title="A year, such as 1970" value="<?cs var:filter.from.value ?>"></p>
<p class="year"><label for="filter-to">To year</label>
<input id="filter-to" name="to" inputmode="numeric" pattern="[0-9]{1,4}" maxlength="4" title="A year, such as 1979" value="<?cs var:filter.to.value ?>"></p>
<p class="act"><button>Show</button><?cs if:filtered ?> <a href="<?cs var:clear ?>">Clear filters</a><?cs /if ?></p>
</form>
</details>
<form class="sorting" action="<?cs var:chart.link ?>#chart" aria-label="Sort this chart">
<?cs each:field = filter ?><input type="hidden" name="<?cs var:field.name ?>" value="<?cs var:field.value ?>">
<?cs /each ?><p><label for="sort-by">Sort by</label>
<select id="sort-by" name="sort"><?cs each:column = columns ?><option value="<?cs var:column.name ?>"<?cs if:column.sorted ?> selected<?cs /if ?>><?cs var:column.option ?></option><?cs /each ?></select></p>
<p><label for="sort-order">Order</label>
<select id="sort-order" name="order"><option value="asc">Ascending</option><option value="desc"<?cs if:descending ?> selected<?cs /if ?>>Descending</option></select></p>
<p class="act"><button>Sort</button></p>
</form>
</div>
<?cs if:has_matches ?><table id="chart" class="chart<?cs if:has_places ?> wide<?cs /if ?>">
<caption><strong><?cs var:releases ?></strong>, sorted <?cs var:sorted ?><?cs if:paged ?>, page <?cs var:pages.page ?> of <?cs var:pages.count ?><?cs /if ?><?cs
if:undated ?>; <?cs var:undated ?> undated not shown<?cs /if ?></caption>
<thead><tr>
<?cs each:column = columns ?><th scope="col" class="<?cs var:column.name ?>"<?cs if:column.sorted ?> aria-sort="<?cs var:column.sorted ?>"<?cs /if ?>><a href="<?cs var:column.link ?>"><?cs
if:column.name == "rank" ?><span aria-hidden="true">#</span><span class="unseen">Rank</span><?cs else ?><?cs var:column.label ?><?cs /if ?><?cs
if:column.arrow ?> <span class="arrow" aria-hidden="true"><?cs var:column.arrow ?></span><?cs /if ?></a></th>
<?cs /each ?></tr></thead>
<tbody>
<?cs var:piece("rows") ?></tbody>
<tfoot><tr><td colspan="5"><?cs var:chart.title ?>, edition <?cs var:chart.edition ?>, <?cs var:updated.day ?> · <?cs var:head.canonical ?></td></tr></tfoot>
</table>
<?cs else ?><p id="chart" class="empty"><strong><?cs var:releases ?></strong> match<?cs if:undated ?>; <?cs var:undated ?> undated not shown<?cs /if ?>. Take a filter away, or <a href="<?cs var:clear ?>">see the whole chart</a>.</p>
<?cs /if ?><?cs include!"layout/pages.cs" ?><?cs include!"layout/related.cs" ?><?cs if:!edition.draft ?><nav class="editions" aria-label="Editions">
<p>This is edition <?cs var:edition.number ?>. <?cs if:edition.changes ?><a href="<?cs var:edition.changes ?>">What changed since edition <?cs var:edition.before ?></a> · <?cs /if ?><a href="<?cs var:edition.all ?>">All editions</a></p>
</nav>
<nav class="forms" aria-label="Other forms of this list">
<ul>
<?cs each:form = forms ?><li><a href="<?cs var:form.link ?>" type="<?cs var:form.type ?>"><?cs var:form.label ?></a></li>
<?cs /each ?></ul>
</nav>
<?cs /if ?><?cs if:has_json_ld ?><script type="application/ld+json"><?cs var:piece("json_ld") ?></script>
<?cs /if ?><?cs else ?><p id="chart" class="empty">No ranking published yet. It will appear here with its first edition; until then, see the <a href="<?cs var:link.charts ?>">other charts</a>.</p>
<?cs include!"layout/related.cs" ?><?cs /if ?><?cs include!"layout/foot.cs" ?>
