<?cs # Who did what. Values: lines.*.at.iso .day .editor .action .kind .subject .before .after .note, kinds.*.word .selected, editor subject filtered audit csv newest older
?><?cs include!"layout/admin_head.cs" ?>
<form class="row audit" action="<?cs var:audit ?>" role="search" aria-label="Filter the audit">
<p><label for="editor">Editor</label> <input id="editor" name="editor" maxlength="40" autocapitalize="none" spellcheck="false" value="<?cs var:editor ?>"></p>
<p><label for="kind">Kind</label> <select id="kind" name="kind"><option value="">Any</option><?cs each:item = kinds ?><option<?cs if:item.selected ?> selected<?cs /if ?>><?cs var:item.word ?></option><?cs /each ?></select></p>
<p><label for="subject">Name in addresses</label> <input id="subject" name="subject" maxlength="100" autocapitalize="none" spellcheck="false" value="<?cs var:subject ?>"></p>
<p class="act"><button>Show</button><?cs if:filtered ?> <a href="<?cs var:audit ?>">Show all</a><?cs /if ?> <a href="<?cs var:csv ?>" type="text/csv">CSV</a></p>
</form>
<?cs if:subcount(lines) ?><table class="list audit">
<thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
<tbody>
<?cs each:item = lines ?><tr><td><time datetime="<?cs var:item.at.iso ?>"><?cs var:item.at.iso ?></time></td><td><?cs var:item.editor ?></td>
<td><b><?cs var:item.action ?></b> <?cs var:item.kind ?> <?cs var:item.subject ?><?cs if:item.note ?><br><em><?cs var:item.note ?></em><?cs /if ?></td>
<td><?cs if:item.before ?><code><?cs var:item.before ?></code><?cs else ?><span class="none">nothing</span><?cs /if ?></td><td><?cs if:item.after ?><code><?cs var:item.after ?></code><?cs else ?><span class="none">nothing</span><?cs /if ?></td></tr>
<?cs /each ?></tbody>
</table>
<?cs else ?><p class="empty">Nothing was noted<?cs if:filtered ?> that fits. <a href="<?cs var:audit ?>">Show all</a><?cs /if ?>.</p>
<?cs /if ?><?cs if:newest || older ?><nav class="pages" aria-label="Pages">
<ul>
<?cs if:newest ?><li><a href="<?cs var:newest ?>">Newest</a></li>
<?cs /if ?><?cs if:older ?><li><a rel="next" href="<?cs var:older ?>">Older</a></li>
<?cs /if ?></ul>
</nav>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>
