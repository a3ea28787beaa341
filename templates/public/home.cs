<?cs # The site. Values: charts.*.title .link .published .size .releases .first_title .first_artist .updated.iso .day, has_charts more
?><?cs include!"layout/head.cs" ?>
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
<?cs include!"layout/foot.cs" ?>
