<?cs # A genre that the filter offers. Values: slug name count selected
?><option value="<?cs var:slug ?>"<?cs if:selected ?> selected<?cs /if ?>><?cs var:name ?><?cs if:count ?> (<?cs var:count ?>)<?cs /if ?></option>
