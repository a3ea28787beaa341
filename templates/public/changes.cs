<?cs # What changed between two editions. Values: chart.title .link .editions, from to (each .number .link .published.iso .day), summary json,
  kinds.*.title .word .more .rows.*.title .artist .link .fate
?><?cs include!"layout/head.cs" ?>
<p class="kicker"><a href="<?cs var:chart.link ?>"><?cs var:chart.title ?></a></p>
<h1>What changed</h1>
<p class="standfirst">From <a href="<?cs var:from.link ?>">edition <?cs var:from.number ?></a> of <time datetime="<?cs var:from.published.iso ?>"><?cs var:from.published.day ?></time> to <a href="<?cs var:to.link ?>">edition <?cs var:to.number ?></a> of <time datetime="<?cs var:to.published.iso ?>"><?cs var:to.published.day ?></time>: <?cs var:summary ?>.</p>
<?cs each:kind = kinds ?><section class="changes" aria-labelledby="<?cs var:kind.word ?>">
<h2 id="<?cs var:kind.word ?>"><?cs var:kind.title ?></h2>
<ul>
<?cs each:row = kind.rows ?><li><a<?cs if:!row.title ?> class="none"<?cs /if ?> href="<?cs var:row.link ?>"><?cs if:row.title ?><?cs var:row.title ?><?cs else ?>[untitled]<?cs /if ?></a> <span class="artist"><?cs var:row.artist ?></span> <span class="facts"><?cs var:row.fate ?></span></li>
<?cs /each ?></ul>
<?cs if:kind.more ?><p class="more">and <?cs var:kind.more ?> more</p>
<?cs /if ?></section>
<?cs /each ?><nav class="forms" aria-label="Other forms of this list">
<ul>
<li><a href="<?cs var:json ?>" type="application/json">JSON</a></li>
<li><a href="<?cs var:chart.editions ?>">All editions</a></li>
</ul>
</nav>
<?cs include!"layout/foot.cs" ?>
