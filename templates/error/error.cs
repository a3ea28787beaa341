<?cs # What happened, and what to do. Values: status head.name happened advice search id
?><?cs include!"layout/head.cs" ?>
<p class="code">Error <?cs var:status ?></p>
<h1><?cs var:head.name ?></h1>
<div class="standfirst">
<p><?cs var:happened ?></p>
<p><?cs var:advice ?></p>
<?cs if:id ?><p>Request <code><?cs var:id ?></code></p>
<?cs /if ?></div>
<?cs if:search ?><form class="search" action="<?cs var:link.search ?>" role="search" aria-label="Search the site">
<p><label for="search-q">Chart, genre, artist or release</label>
<input id="search-q" name="q" type="search" maxlength="200"></p>
<p class="act"><button>Search</button></p>
</form>
<?cs /if ?><p><a class="onward" href="<?cs var:link.charts ?>">All charts</a> <a class="onward" href="<?cs var:link.home ?>">The front page</a></p>
<?cs include!"layout/foot.cs" ?>
