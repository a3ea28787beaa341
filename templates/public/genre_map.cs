<?cs # Map of genres. Values: count has_map, pieces map genres
?><?cs include!"layout/head.cs" ?>
<h1>Map of genres</h1>
<?cs if:has_map ?><p class="standfirst">Each circle is a genre, the larger the more releases carry its tag. Lines join it to the genres that it shares most of them with, so what is alike stands together. Where the picture is larger than your screen, it scrolls.</p>
<p><a class="onward" href="#genres">Read it as a list</a> <a class="onward" href="#whole">See it whole</a></p>
<div class="map" id="whole"><div>
<?cs var:piece("map") ?><span class="middle"></span></div></div>
<section aria-labelledby="genres">
<h2 id="genres">The same as a list: each genre, its releases, and the genres nearest to it</h2>
<ul class="atlas">
<?cs var:piece("genres") ?></ul>
</section>
<?cs else ?><p class="empty">There is no map yet. It is drawn when a chart whose releases carry tags is published; until then, see the <a href="<?cs var:link.genres ?>">genres</a> or the <a href="<?cs var:link.charts ?>">charts</a>.</p>
<?cs /if ?><?cs include!"layout/foot.cs" ?>
