<?cs # Closes every page. ?></main>
<footer class="colophon">
<p><a href="<?cs var:link.home ?>"><?cs var:site.title ?></a> <span><?cs var:site.description ?></span></p>
</footer>
</body>
</html>
