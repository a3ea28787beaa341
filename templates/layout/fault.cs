<?cs # Defines fault(field, sentence): what is wrong with a field, below it; and faulty(field, sentence): the attributes of such a field.
?><?cs def:fault(field, sentence) ?><?cs if:sentence ?><span class="fault" id="<?cs var:field ?>-fault"><?cs var:sentence ?></span><?cs /if ?><?cs /def
?><?cs def:faulty(field, sentence) ?><?cs if:sentence ?> aria-invalid="true" aria-describedby="<?cs var:field ?>-fault"<?cs /if ?><?cs /def ?>
