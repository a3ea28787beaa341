<?cs # A release. Pieces: json_ld
  Values: title artist credit.*.name .link .join date.iso .text cover tags.*.name .link .weight links.*.label .url
  places.*.rank .size .chart .link .updated.iso .day, json
?><?cs include!"layout/head.cs" ?><?cs include!"layout/credit.cs" ?>
<p class="kicker">Release</p>
<h1><?cs if:title ?><?cs var:title ?><?cs else ?><span class="none">[untitled]</span><?cs /if ?></h1>
<p class="byline">by <?cs call:credit(credit, artist) ?></p>
<div class="record">
<?cs if:cover ?><img class="sleeve" src="<?cs var:cover ?>" width="176" height="176" alt="">
<?cs /if ?><dl>
<div><dt>Released</dt>
<dd><?cs if:date.iso ?><time datetime="<?cs var:date.iso ?>"><?cs var:date.text ?></time><?cs else ?><span class="none">unknown</span><?cs /if ?></dd></div>
<div class="genre"><dt>Genres</dt>
<dd><?cs if:subcount(tags) ?><ul><?cs each:item = tags ?><li><a href="<?cs var:item.link ?>"><?cs var:item.name ?></a><?cs if:item.weight ?> <small><?cs var:item.weight ?></small><?cs /if ?></li><?cs /each ?></ul><?cs else ?><span class="none">untagged</span><?cs /if ?></dd></div>
<?cs if:subcount(links) ?><div class="listen"><dt>Listen</dt>
<dd><ul><?cs each:item = links ?><li><a rel="noopener noreferrer" href="<?cs var:item.url ?>"><?cs var:item.label ?></a></li><?cs /each ?></ul></dd></div>
<?cs /if ?></dl>
</div>
<section aria-labelledby="places">
<h2 id="places">Places in charts</h2>
<?cs if:subcount(places) ?><ul class="standing">
<?cs each:item = places ?><li><p class="mark"><b><?cs var:item.rank ?></b> <small>of <?cs var:item.size ?></small></p>
<p class="name"><a href="<?cs var:item.link ?>"><?cs var:item.chart ?></a></p>
<p class="facts">List updated: <time datetime="<?cs var:item.updated.iso ?>"><?cs var:item.updated.day ?></time></p></li>
<?cs /each ?></ul>
<?cs else ?><p class="empty">In no chart at present. It stood in an earlier edition; see the <a href="<?cs var:link.charts ?>">charts as they are now</a>.</p>
<?cs /if ?></section>
<p class="forms"><a href="<?cs var:json ?>">This page as JSON</a></p>
<script type="application/ld+json"><?cs var:piece("json_ld") ?></script>
<?cs include!"layout/foot.cs" ?>
