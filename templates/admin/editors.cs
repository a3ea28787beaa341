<?cs # The accounts. Values: editors.*.name .role .created.day .disabled.day .sessions .has_totp .own, roles.*.word .selected, typed_name password password_for fault.name
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?>
<?cs if:password ?><p class="saved" role="status">The password of <?cs var:password_for ?> is shown this once:<br>
<code class="secret"><?cs var:password ?></code></p>
<?cs /if ?><table class="list accounts">
<thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Since</th><th scope="col">State</th><th scope="col">Change</th></tr></thead>
<tbody>
<?cs each:item = editors ?><tr><th scope="row"><?cs var:item.name ?></th><td><?cs var:item.role ?></td><td><time datetime="<?cs var:item.created.iso ?>"><?cs var:item.created.day ?></time></td>
<td><?cs if:item.disabled.day ?>disabled since <?cs var:item.disabled.day ?><?cs elif:item.sessions ?>logged in<?cs else ?><span class="none">not logged in</span><?cs /if ?><?cs if:item.has_totp ?>, codes on<?cs /if ?></td>
<td><form class="row quiet" action="<?cs var:admin.path ?>" method="post"><input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>"><input type="hidden" name="name" value="<?cs var:item.name ?>">
<label class="unseen" for="role-<?cs var:item.name ?>">Role of <?cs var:item.name ?></label><select id="role-<?cs var:item.name ?>" name="role"><?cs each:role = roles ?><option<?cs if:role.word == item.role ?> selected<?cs /if ?>><?cs var:role.word ?></option><?cs /each ?></select> <button name="act" value="role">Set role</button>
<button name="act" value="password">New password</button>
<?cs if:item.has_totp && !item.own ?><button name="act" value="totp-off">Turn codes off</button>
<?cs /if ?><?cs if:item.disabled.day ?><button name="act" value="enable">Enable</button><?cs elif:!item.own ?><button name="act" value="disable">Disable and log out</button><?cs /if ?></form></td></tr>
<?cs /each ?></tbody>
</table>
<h2>A new account</h2>
<form class="sheet" action="<?cs var:admin.path ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>">
<p><label for="name">Name</label>
<input id="name" name="name" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="40" value="<?cs var:typed_name ?>"<?cs call:faulty("name", fault.name) ?>>
<?cs call:fault("name", fault.name) ?></p>
<p><label for="role">Role</label>
<select id="role" name="role"><?cs each:role = roles ?><option<?cs if:role.selected ?> selected<?cs /if ?>><?cs var:role.word ?></option><?cs /each ?></select></p>
<p class="act"><button name="act" value="add">Add the account</button> Its password is made and shown once.</p>
</form>
<?cs include!"layout/admin_foot.cs" ?>
