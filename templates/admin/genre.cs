<?cs # The form of a genre, or of a new one. Piece: essay
  Values: genre.link .revision .public .chart, typed.name .slug .essay .source, most, preview.asked .has_essay .source, related.* (layout/related.cs), conflict.*, fault.*
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?><?cs include!"layout/compared.cs" ?>
<p class="standfirst"><?cs if:genre.public ?>What is saved here, readers see at once on <a href="<?cs var:genre.public ?>">its page</a>, on its charts and wherever it is a tag.<?cs else ?>Readers see a genre with its first chart, or with the first published release that carries its tag.<?cs /if ?></p>
<?cs if:preview.asked ?><section class="preview" aria-labelledby="preview">
<h2 id="preview">As readers will see the essay</h2>
<p class="help" role="status">Nothing is saved by a preview. <a href="#essay">Go on writing</a>, or save it below.</p>
<?cs if:preview.has_essay ?><div class="essay">
<?cs var:piece("essay") ?><?cs if:preview.source ?><p class="source"><?cs var:preview.source ?></p>
<?cs /if ?></div>
<?cs else ?><p class="none">There is no essay to show.</p>
<?cs /if ?></section>
<?cs /if ?><?cs call:compared(genre.link) ?><form class="sheet genre" action="<?cs var:admin.path ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><?cs if:genre.link ?><input type="hidden" name="revision" value="<?cs var:genre.revision ?>"><?cs /if ?>
<p><label for="name">Name</label>
<input id="name" name="name" autocomplete="off" value="<?cs var:typed.name ?>"<?cs call:faulty("name", fault.name) ?>>
<?cs call:fault("name", fault.name) ?></p>
<p><label for="slug">Address</label>
<input id="slug" name="slug" autocomplete="off" autocapitalize="none" spellcheck="false" value="<?cs var:typed.slug ?>"<?cs call:faulty("slug", fault.slug) ?>>
<?cs call:fault("slug", fault.slug) ?><span class="help">Its last part: “dream-pop”. Empty: made from the name.<?cs if:genre.link ?> The old address goes on to lead here.<?cs /if ?></span></p>
<p><label for="essay">Essay</label>
<textarea id="essay" name="essay" rows="16"<?cs call:faulty("essay", fault.essay) ?>>
<?cs var:typed.essay ?></textarea>
<?cs call:fault("essay", fault.essay) ?><span class="help">Markdown: a blank line between paragraphs, *emphasis*, [words](https://example.org) for a link. Names of related genres become links by themselves. Up to <?cs var:most ?> characters.</span></p>
<p><label for="source">Author and source</label>
<input id="source" name="source" autocomplete="off" value="<?cs var:typed.source ?>"<?cs call:faulty("source", fault.source) ?>>
<?cs call:fault("source", fault.source) ?><span class="help">A line below the essay; may be empty.</span></p>
<p class="act"><button><?cs if:subcount(conflict) ?>Save mine instead<?cs else ?>Save<?cs /if ?></button> <button class="side" name="preview" value="1">Preview</button><?cs if:genre.public ?> <span class="help">Saving shows it to readers at once.</span><?cs /if ?></p>
</form>
<?cs if:genre.link ?><?cs include!"layout/related.cs" ?><p class="help"><?cs if:subcount(related) ?>Those that stand beside it on most published releases; reckoned when something is published.<?cs else ?>It has no related genres: they are reckoned from the tags of published releases.<?cs /if ?></p>
<p><a class="start" href="<?cs var:genre.chart ?>">New chart of this genre</a></p>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>
