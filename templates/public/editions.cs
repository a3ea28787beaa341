<?cs # The editions of a chart. Values: chart.title .link, editions.*.number .link .size .note .published.iso .day .summary .changes, newer older
?><?cs include!"layout/head.cs" ?>
<p class="kicker"><a href="<?cs var:chart.link ?>"><?cs var:chart.title ?></a></p>
<h1>Editions</h1>
<?cs if:subcount(editions) ?><ol class="past">
<?cs each:edition = editions ?><li>
<h2><a href="<?cs var:edition.link ?>">Edition <?cs var:edition.number ?></a></h2>
<p class="when"><time datetime="<?cs var:edition.published.iso ?>"><?cs var:edition.published.day ?></time></p>
<p class="facts"><?cs if:edition.changes ?><a href="<?cs var:edition.changes ?>"><?cs var:edition.summary ?></a><?cs else ?>The first, with <?cs var:edition.size ?> releases<?cs /if ?></p>
<?cs if:edition.note ?><p class="note"><?cs var:edition.note ?></p>
<?cs /if ?></li>
<?cs /each ?></ol>
<?cs else ?><p class="empty">No edition yet. The first one appears here when it is published; until then, see the <a href="<?cs var:chart.link ?>">chart</a>.</p>
<?cs /if ?><?cs if:newer || older ?><nav class="pages" aria-label="Pages">
<ul>
<?cs if:newer ?><li><a rel="prev" href="<?cs var:newer ?>">Newer</a></li>
<?cs /if ?><?cs if:older ?><li><a rel="next" href="<?cs var:older ?>">Older</a></li>
<?cs /if ?></ul>
</nav>
<?cs /if ?><?cs include!"layout/foot.cs" ?>
