<?cs # The site. Values: charts.*.title .link .published .size .releases .first_title .first_artist .updated.iso .day, has_charts more,
  editions.*.chart .link .number .published.iso .day .first.title .link .artist .changes,
  top.*.rank .title .link .artist .points .charts, random
?><?cs include!"layout/head.cs" ?>
<?cs def:title(item) ?><a<?cs if:!item.title ?> class="none"<?cs /if ?> href="<?cs var:item.link ?>"><?cs if:item.title ?><?cs var:item.title ?><?cs else ?>[untitled]<?cs /if ?></a><?cs /def ?>
<h1><?cs var:site.title ?></h1>
<p class="standfirst"><?cs var:site.description ?></p>
<section aria-labelledby="charts">
<h2 id="charts">Charts</h2>
<?cs if:has_charts ?><ul class="index">
<?cs each:chart = charts ?><li>
<h3><a href="<?cs var:chart.link ?>"><?cs var:chart.title ?></a></h3>
<?cs if:chart.published ?><p class="first"><span class="number">1</span> <b><?cs if:chart.first_title ?><?cs var:chart.first_title ?><?cs else ?><span class="none">[untitled]</span><?cs /if ?></b> <span><?cs var:chart.first_artist ?></span></p>
<p class="facts"><?cs var:chart.releases ?> · updated <time datetime="<?cs var:chart.updated.iso ?>"><?cs var:chart.updated.day ?></time></p>
<?cs else ?><p class="first none">No ranking published yet</p>
<?cs /if ?></li>
<?cs /each ?></ul>
<?cs if:more ?><p><a class="onward" href="<?cs var:link.charts ?>">All <?cs var:more ?></a></p>
<?cs /if ?><?cs else ?><p class="empty">No chart yet. The first one appears here as soon as an editor makes it.</p>
<?cs /if ?></section>
<?cs if:subcount(top) || subcount(editions) ?><div class="front">
<?cs if:subcount(top) ?><section aria-labelledby="top">
<h2 id="top">Top of all charts</h2>
<p class="rule">Each place in a current edition counts 100 / (9 + rank) points: a first place 10, an eleventh 5, a 41st 2.</p>
<ol class="leaders">
<?cs each:release = top ?><li><b><?cs var:release.rank ?></b> <p class="name"><?cs call:title(release) ?></p> <p class="artist"><?cs var:release.artist ?></p> <p class="facts"><?cs var:release.points ?> <span>points in <?cs var:release.charts ?></span></p></li>
<?cs /each ?></ol>
</section>
<?cs /if ?><?cs if:subcount(editions) ?><section aria-labelledby="editions">
<h2 id="editions">Newest editions</h2>
<ul class="news">
<?cs each:edition = editions ?><li>
<p class="when"><time datetime="<?cs var:edition.published.iso ?>"><?cs var:edition.published.day ?></time></p>
<h3><a href="<?cs var:edition.link ?>"><?cs var:edition.chart ?></a></h3>
<p class="facts">Edition <?cs var:edition.number ?><?cs if:edition.changes ?>: <?cs var:edition.changes ?><?cs /if ?></p>
<p class="first"><span class="number">1</span> <?cs call:title(edition.first) ?> <span><?cs var:edition.first.artist ?></span></p>
</li>
<?cs /each ?></ul>
</section>
<?cs /if ?></div>
<?cs /if ?><?cs if:random ?><p><a class="onward" href="<?cs var:random ?>" rel="nofollow">A random release</a></p>
<?cs /if ?><?cs include!"layout/foot.cs" ?>
