<?cs # A list is sent. Values: chart.*, uploads.*.name .size .created .link, text most_bytes most_rows most_uploads fault.file fault.text
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs include!"layout/draft.cs" ?>
<?cs call:draft_tabs("import") ?><?cs call:draft_state() ?>
<p class="help">The list of the file becomes the draft. First you see what that changes, and nothing is changed by looking.</p>
<form class="sheet" action="<?cs var:chart.import ?>" method="post" enctype="multipart/form-data">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>">
<p><label for="file">A file: CSV or TSV, in UTF-8</label>
<input id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"<?cs call:faulty("file", fault.file) ?>>
<?cs call:fault("file", fault.file) ?><span class="help">Up to <?cs var:most_bytes ?> and <?cs var:most_rows ?> rows. The first line names the columns: rank, title, artist, and, where there are any, released, genres and release. Other names are given their meaning on the next page.</span></p>
<p><label for="text">Or the list itself, pasted</label>
<textarea id="text" name="text" rows="8" spellcheck="false" autocomplete="off"<?cs call:faulty("text", fault.text) ?>>
<?cs var:text ?></textarea>
<?cs call:fault("text", fault.text) ?></p>
<p class="act"><button class="main">See what it changes</button></p>
</form>
<?cs if:subcount(uploads) ?><h2>Sent, and not applied yet</h2>
<table class="list uploads">
<thead><tr><th scope="col">List</th><th scope="col">Size</th><th scope="col">Sent</th></tr></thead>
<tbody>
<?cs each:item = uploads ?><tr><th scope="row"><a href="<?cs var:item.link ?>"><?cs if:item.name ?><?cs var:item.name ?><?cs else ?>A pasted list<?cs /if ?></a></th><td><?cs var:item.size ?></td><td><time datetime="<?cs var:item.created.iso ?>"><?cs var:item.created.day ?></time></td></tr>
<?cs /each ?></tbody>
</table>
<p class="help">Your last <?cs var:most_uploads ?> lists are kept for a day, for you alone.</p>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>
