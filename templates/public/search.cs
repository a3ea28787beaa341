<?cs # What is called as a reader asks. Values: q limit has_hits only_similar json,
  groups.*.kind .heading .first .hits.*.name .context .link .similar
?><?cs include!"layout/head.cs" ?>
<h1>Search</h1>
<form class="search" action="<?cs var:link.search ?>" role="search" aria-label="Search the site">
<p><label for="search-q">Chart, genre, artist or release</label>
<input id="search-q" name="q" type="search" maxlength="<?cs var:limit ?>" value="<?cs var:q ?>"></p>
<p class="act"><button>Search</button></p>
</form>
<?cs if:!q ?><p class="empty">Type a name, or the beginning of one, of up to <?cs var:limit ?> characters. Capitals, accents and signs do not matter. Or look through all <a href="<?cs var:link.charts ?>">charts</a> and <a href="<?cs var:link.genres ?>">genres</a>.</p>
<?cs elif:!has_hits ?><p class="empty">Nothing is called “<?cs var:q ?>”, or nearly so. Try fewer words or another spelling, or look through all <a href="<?cs var:link.charts ?>">charts</a> and <a href="<?cs var:link.genres ?>">genres</a>.</p>
<?cs elif:only_similar ?><p class="empty">Nothing is called “<?cs var:q ?>”. This comes near:</p>
<?cs /if ?><?cs each:group = groups ?><section class="found" aria-labelledby="<?cs var:group.kind ?>">
<h2 id="<?cs var:group.kind ?>"><?cs var:group.heading ?></h2>
<ul>
<?cs each:hit = group.hits ?><li><p class="name"><a href="<?cs var:hit.link ?>"><?cs if:hit.name ?><?cs var:hit.name ?><?cs else ?><span class="none">[untitled]</span><?cs /if ?></a></p>
<?cs if:hit.context ?><p class="artist"><?cs var:hit.context ?></p>
<?cs /if ?><?cs if:hit.similar ?><?cs if:!only_similar ?><p class="facts">similar</p>
<?cs /if ?><?cs /if ?></li>
<?cs /each ?></ul>
<?cs if:group.first ?><p class="facts">The first <?cs var:group.first ?>. More words find the others.</p>
<?cs /if ?></section>
<?cs /each ?><?cs if:json ?><p class="forms"><a href="<?cs var:json ?>">This page as JSON</a></p>
<?cs /if ?><?cs include!"layout/foot.cs" ?>
