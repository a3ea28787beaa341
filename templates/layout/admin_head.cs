<?cs # Opens every page of the admin. Values: head.title .name, admin.*, sections.*.label .link .current, faults.*.field .sentence, static.*, link.*
?><!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title><?cs var:head.title ?></title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" type="image/svg+xml" href="<?cs var:static.icon ?>">
<link rel="stylesheet" href="<?cs var:static.style ?>">
<link rel="stylesheet" href="<?cs var:static.admin_style ?>">
</head>
<body class="admin">
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<a class="brand" href="<?cs var:link.home ?>"><?cs var:site.title ?></a>
<?cs if:admin.name ?><nav aria-label="Admin"><?cs each:section = sections ?><a href="<?cs var:section.link ?>"<?cs if:section.current ?> aria-current="page"<?cs /if ?>><?cs var:section.label ?></a> <?cs /each ?></nav>
<form class="who" action="<?cs var:admin.logout ?>" method="post"><input type="hidden" name="token" value="<?cs var:admin.token ?>"><a href="<?cs var:admin.account ?>"><?cs var:admin.name ?></a> <button>Log out</button></form>
<?cs /if ?></header>
<main id="main" tabindex="-1">
<h1><?cs var:head.name ?></h1>
<?cs if:subcount(faults) ?><div class="faults" role="alert" tabindex="-1">
<p><strong><?cs if:admin.name ?>Nothing was saved.<?cs else ?>You are not logged in.<?cs /if ?></strong></p>
<ul>
<?cs each:item = faults ?><li><?cs if:item.field ?><a href="#<?cs var:item.field ?>"><?cs var:item.sentence ?></a><?cs else ?><?cs var:item.sentence ?><?cs /if ?></li>
<?cs /each ?></ul>
</div>
<?cs elif:admin.saved ?><p class="saved" role="status"><?cs var:admin.saved ?></p>
<?cs /if ?>
