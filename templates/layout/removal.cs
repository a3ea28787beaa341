<?cs # What else may be done to the thing of a form. Values: removal.kind .merge .delete
?><?cs if:removal.delete ?><p class="removal"><?cs if:removal.merge ?><a href="<?cs var:removal.merge ?>">Merge with another <?cs var:removal.kind ?></a> <?cs /if ?><a href="<?cs var:removal.delete ?>">Delete this <?cs var:removal.kind ?></a></p>
<?cs /if ?>