<?cs # Related genres, closest first. Values: related.*.name .link .shared
?><?cs if:subcount(related) ?><section class="related" aria-labelledby="related">
<h2 id="related">Related genres</h2>
<ul>
<?cs each:item = related ?><li><a href="<?cs var:item.link ?>"><?cs var:item.name ?></a> <small><?cs var:item.shared ?></small></li>
<?cs /each ?></ul>
</section>
<?cs /if ?>
