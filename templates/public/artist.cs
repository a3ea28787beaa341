<?cs # An artist. Values: name years releases has_credits paged pages.* json,
  works.*.title .link .artist .credit.*.name .link .join .date.iso .text .best.link .chart .rank .more
?><?cs include!"layout/head.cs" ?><?cs include!"layout/credit.cs" ?>
<p class="kicker">Artist</p>
<h1><?cs var:name ?></h1>
<?cs if:years ?><p class="byline">Releases <?cs var:years ?></p>
<?cs /if ?><?cs if:subcount(works) ?><table class="chart works">
<caption><strong><?cs var:releases ?></strong>, sorted by release date, oldest first<?cs if:paged ?>, page <?cs var:pages.page ?> of <?cs var:pages.count ?><?cs /if ?></caption>
<thead><tr>
<th scope="col" class="title">Title</th>
<?cs if:has_credits ?><th scope="col" class="artist">Artist</th>
<?cs /if ?><th scope="col" class="released" aria-sort="ascending">Released <span class="arrow" aria-hidden="true">↑</span></th>
<th scope="col" class="place">Best place</th>
</tr></thead>
<tbody>
<?cs each:work = works ?><tr><th scope="row" class="title"><a href="<?cs var:work.link ?>"><?cs if:work.title ?><?cs var:work.title ?><?cs else ?><span class="none">[untitled]</span><?cs /if ?></a></th>
<?cs if:has_credits ?><td class="artist"><?cs call:credit(work.credit, work.artist) ?></td>
<?cs /if ?><td class="released"><?cs if:work.date.iso ?><time datetime="<?cs var:work.date.iso ?>"><?cs var:work.date.text ?></time><?cs else ?><span class="none">unknown</span><?cs /if ?></td>
<td class="place"><?cs if:work.best.link ?><a href="<?cs var:work.best.link ?>"><?cs var:work.best.chart ?> <small>#<?cs var:work.best.rank ?></small></a><?cs
if:work.best.more ?> <small>and <?cs var:work.best.more ?> more</small><?cs /if ?><?cs else ?><span class="none">in no chart at present</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs else ?><p class="empty">No release at present. See the <a href="<?cs var:link.charts ?>">charts</a> for others.</p>
<?cs /if ?><?cs include!"layout/pages.cs" ?><p class="forms"><a href="<?cs var:json ?>">This page as JSON</a></p>
<?cs include!"layout/foot.cs" ?>
