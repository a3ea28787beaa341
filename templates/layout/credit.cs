<?cs # Defines credit(parts, text): an artist credit, each artist a link. Values: parts.*.name .link .join
?><?cs def:credit(parts, text) ?><?cs if:subcount(parts) ?><?cs each:part = parts ?><?cs if:part.link ?><a href="<?cs var:part.link ?>"><?cs var:part.name ?></a><?cs else ?><?cs var:part.name ?><?cs /if ?><?cs var:part.join ?><?cs /each ?><?cs else ?><?cs var:text ?><?cs /if ?><?cs /def ?>
