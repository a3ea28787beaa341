<?cs # Closes every page. ?></main>
<footer class="colophon">
<p><a href="<?cs var:link.home ?>"><?cs var:site.title ?></a> <span><?cs var:site.description ?></span></p>
<p><a href="<?cs var:link.data ?>">Data and feeds</a></p>
</footer>
</body>
</html>
