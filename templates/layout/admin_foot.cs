<?cs # Closes every page of the admin. ?></main>
</body>
</html>
