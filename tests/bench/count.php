<?php
// count.php LISTEN SERVER COUNTS: a relay on the socket LISTEN before PostgreSQL's socket SERVER that reads along what
// clients say and keeps two numbers in the file COUNTS: statements executed, and round trips, which are the times that
// a client asked for an answer (Sync, Flush or a simple query).
declare(strict_types=1);
[, $listen, $server, $counts] = $argv;

// One client: two sockets, what it said and was not read yet, whether its first message (without a type) went by.
class Client
{
	public string $unread = '';
	public bool $started = false;

	public function __construct(public $near, public $far) {}

	// Returns statements and round trips among the whole messages of $bytes.
	public function read_along(string $bytes): array
	{
		$statements = $trips = 0;
		$this->unread .= $bytes;
		for (;;) {
			$type = $this->started ? substr($this->unread, 0, 1) : '';
			$head = strlen($type) + 4;
			if (strlen($this->unread) < $head || $this->started && $type === '')
				break;
			$length = strlen($type) + unpack('N', $this->unread, strlen($type))[1];
			if (strlen($this->unread) < $length)
				break;
			$this->unread = substr($this->unread, $length);
			$this->started = true;
			$statements += $type === 'E' || $type === 'Q' ? 1 : 0;
			$trips += $type === 'S' || $type === 'Q' || $type === 'H' ? 1 : 0;
		}
		return [$statements, $trips];
	}
}

$door = stream_socket_server("unix://$listen");
$clients = [];
$statements = $trips = 0;
file_put_contents($counts, "0 0\n");
for (;;) {
	$ready = [$door];
	foreach ($clients as $client)
		array_push($ready, $client->near, $client->far);
	$none = null;
	stream_select($ready, $none, $none, null);
	if (in_array($door, $ready, true)) {
		$near = stream_socket_accept($door);
		$far = stream_socket_client("unix://$server");
		stream_set_blocking($near, false);
		stream_set_blocking($far, false);
		$clients[] = new Client($near, $far);
	}
	foreach ($clients as $i => $client) {
		if (in_array($client->near, $ready, true)) {
			$bytes = (string)fread($client->near, 65536);
			[$more_statements, $more_trips] = $client->read_along($bytes);
			$statements += $more_statements;
			$trips += $more_trips;
			file_put_contents($counts, "$statements $trips\n");
			fwrite($client->far, $bytes);
		}
		if (in_array($client->far, $ready, true))
			fwrite($client->near, (string)fread($client->far, 65536));
		if (feof($client->near) || feof($client->far)) {
			fclose($client->near);
			fclose($client->far);
			unset($clients[$i]);
		}
	}
}
