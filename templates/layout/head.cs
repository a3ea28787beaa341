<?cs # Opens every page. Values: head.title .name .description .canonical .hidden .feed .feed_title, site.*, link.*, static.*,
  own_search: the form is on the page itself, or would lead nowhere ?><!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title><?cs var:head.title ?></title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="<?cs var:head.description ?>">
<?cs if:head.hidden ?><meta name="robots" content="noindex">
<?cs /if ?><?cs if:head.canonical ?><link rel="canonical" href="<?cs var:head.canonical ?>">
<meta property="og:type" content="website">
<meta property="og:site_name" content="<?cs var:site.title ?>">
<meta property="og:title" content="<?cs var:head.name ?>">
<meta property="og:description" content="<?cs var:head.description ?>">
<meta property="og:url" content="<?cs var:head.canonical ?>">
<?cs /if ?><link rel="icon" type="image/svg+xml" href="<?cs var:static.icon ?>">
<?cs if:head.feed ?><link rel="alternate" type="application/atom+xml" title="<?cs var:head.feed_title ?>" href="<?cs var:head.feed ?>">
<?cs /if ?><link rel="alternate" type="application/atom+xml" title="<?cs var:site.title ?>: all charts" href="<?cs var:link.feed ?>">
<link rel="search" type="application/opensearchdescription+xml" title="<?cs var:site.title ?>" href="<?cs var:link.opensearch ?>">
<link rel="stylesheet" href="<?cs var:static.style ?>">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<a class="brand" href="<?cs var:link.home ?>"><?cs var:site.title ?></a>
<nav aria-label="Site"><a href="<?cs var:link.charts ?>">Charts</a> <a href="<?cs var:link.genres ?>">Genres</a></nav>
<?cs if:!own_search ?><form class="seek" action="<?cs var:link.search ?>" role="search" aria-label="Search the site">
<label class="unseen" for="seek-q">Chart, genre, artist or release</label>
<input id="seek-q" name="q" type="search" maxlength="200">
<button>Search</button>
</form>
<?cs /if ?></header>
<main id="main" tabindex="-1">
