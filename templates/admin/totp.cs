<?cs # Codes at one's own logins. Values: is_on recovery_codes codes.*.code secret address picture.path .size, fault.password fault.code fault.off_password fault.off_code
?><?cs include!"layout/admin_head.cs" ?><?cs include!"layout/fault.cs" ?>
<?cs def:begin_form(kind) ?><form class="sheet<?cs var:kind ?>" action="<?cs var:admin.codes ?>" method="post">
<input type="hidden" name="token" value="<?cs var:admin.token ?>"><input type="hidden" name="key" value="<?cs var:admin.key ?>">
<?cs /def ?><?cs def:password_field() ?><p><label for="password">Your password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"<?cs call:faulty("password", fault.password) ?>>
<?cs call:fault("password", fault.password) ?></p>
<?cs /def ?><?cs if:subcount(codes) ?><h2>Your recovery codes</h2>
<p class="note">Each lets you in once without the app. They are shown this once: print them or write them down, and keep them where you find them without your phone.</p>
<ol class="codes">
<?cs each:item = codes ?><li><code><?cs var:item.code ?></code></li>
<?cs /each ?></ol>
<?cs /if ?><?cs if:is_on ?><p class="standfirst">On: your logins ask for a code behind the password. <?cs var:recovery_codes ?> recovery <?cs if:recovery_codes == "1" ?>code is<?cs else ?>codes are<?cs /if ?> left.</p>
<h2>New recovery codes</h2>
<?cs call:begin_form("") ?><?cs call:password_field() ?><p class="act"><button name="act" value="codes">Make ten new recovery codes</button> Those of before stop working.</p>
</form>
<h2>No more codes</h2>
<?cs call:begin_form(" quiet") ?><p><label for="off_password">Your password</label>
<input id="off_password" name="off_password" type="password" autocomplete="current-password" required maxlength="200"<?cs call:faulty("off_password", fault.off_password) ?>>
<?cs call:fault("off_password", fault.off_password) ?></p>
<p><label for="off_code">Code that your app shows, or a recovery code</label>
<input id="off_code" name="off_code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required maxlength="100"<?cs call:faulty("off_code", fault.off_code) ?>>
<?cs call:fault("off_code", fault.off_code) ?></p>
<p class="act"><button name="act" value="off">Turn codes off</button> The password alone lets in then. The codes of the app and the recovery codes are no good any more.</p>
</form>
<?cs elif:secret ?><p class="standfirst">Not on yet: codes are on once you typed one that the app shows.</p>
<h2>1. Tell the app</h2>
<p class="note">Scan this picture with an app for codes, on your phone or in your password manager.</p>
<?cs if:picture.path ?><p class="note"><svg class="qr" role="img" aria-label="QR code of the key below" viewBox="0 0 <?cs var:picture.size ?> <?cs var:picture.size ?>" width="240" height="240" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path fill="#000" d="<?cs var:picture.path ?>"/></svg></p>
<?cs /if ?><p class="note">Or type this key there:<br>
<code class="secret key"><?cs var:secret ?></code></p>
<p class="note">Is the app on this device? <a href="<?cs var:address ?>">Open it with the key</a>.</p>
<h2>2. Type what it shows</h2>
<?cs call:begin_form("") ?><p><label for="code">Code of six digits</label>
<input id="code" name="code" autocomplete="one-time-code" inputmode="numeric" required maxlength="100"<?cs call:faulty("code", fault.code) ?>>
<?cs call:fault("code", fault.code) ?></p>
<p class="act"><button name="act" value="confirm">Turn codes on</button> It logs you out everywhere else.</p>
</form>
<p class="note"><a href="<?cs var:admin.account ?>">Leave it as it was</a></p>
<?cs else ?><p class="standfirst">Off: the password alone lets in. With codes, a login also asks for six digits that an app on your phone shows, so a stolen password is not enough.</p>
<?cs call:begin_form("") ?><?cs call:password_field() ?><p class="act"><button name="act" value="begin">Set up codes</button></p>
</form>
<?cs /if ?><?cs include!"layout/admin_foot.cs" ?>
