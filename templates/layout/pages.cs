<?cs # The way through a longer list. Values: paged, pages.page .count .first .previous .next .last
?><?cs if:paged ?><nav class="pages" aria-label="Pages">
<ul>
<?cs if:pages.first ?><li><a href="<?cs var:pages.first ?>">First</a></li>
<li><a rel="prev" href="<?cs var:pages.previous ?>">Previous</a></li>
<?cs /if ?><li><strong aria-current="page">Page <?cs var:pages.page ?> of <?cs var:pages.count ?></strong></li>
<?cs if:pages.next ?><li><a rel="next" href="<?cs var:pages.next ?>">Next</a></li>
<li><a href="<?cs var:pages.last ?>">Last</a></li>
<?cs /if ?></ul>
</nav>
<?cs /if ?>
