<?cs # One's own account. Values: role has_totp sessions_open.*.created .seen (each .iso .day) .address .agent .own fault.old fault.new fault.again
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?>
<p class="standfirst"><?cs var:admin.name ?>, <?cs var:role ?></p>
<h2>Another password</h2>
<form class="sheet" action="<?cs var:admin.password ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>">
<p><label for="old">Password now</label>
<input id="old" name="old" type="password" autocomplete="current-password" required maxlength="200"<?cs call:faulty("old", fault.old) ?>>
<?cs call:fault("old", fault.old) ?></p>
<p><label for="new">New password, at least 10 characters</label>
<input id="new" name="new" type="password" autocomplete="new-password" required minlength="10" maxlength="200"<?cs call:faulty("new", fault.new) ?>>
<?cs call:fault("new", fault.new) ?></p>
<p><label for="again">The same again</label>
<input id="again" name="again" type="password" autocomplete="new-password" required maxlength="200"<?cs call:faulty("again", fault.again) ?>>
<?cs call:fault("again", fault.again) ?></p>
<p class="act"><button>Change the password</button> It logs you out everywhere else.</p>
</form>
<h2>Codes at your logins</h2>
<p class="note"><?cs if:has_totp ?>On: your logins ask for a code behind the password. <a href="<?cs var:admin.codes ?>">New recovery codes, or turn codes off</a><?cs else ?>Off: the password alone lets in. <a href="<?cs var:admin.codes ?>">Set up codes</a><?cs /if ?></p>
<h2>Where you are logged in</h2>
<table class="list sessions">
<thead><tr><th scope="col">Browser</th><th scope="col">Address</th><th scope="col">Since</th></tr></thead>
<tbody>
<?cs each:item = sessions_open ?><tr><th scope="row"><?cs if:item.agent ?><?cs var:item.agent ?><?cs else ?><span class="none">unknown</span><?cs /if ?><?cs if:item.own ?> <strong>here</strong><?cs /if ?></th><td><?cs var:item.address ?></td><td><time datetime="<?cs var:item.created.iso ?>"><?cs var:item.created.day ?></time></td></tr>
<?cs /each ?></tbody>
</table>
<form class="quiet" action="<?cs var:admin.sessions ?>" method="post">
<p class="act"><input type="hidden" name="token" value="<?cs var:admin.token ?>"><button>Log out everywhere</button></p>
</form>
<?cs include!"layout/admin_foot.cs" ?>
