<?php
// start.php TIMES SOCKET PATH COMMAND...: starts the service and asks for the page PATH until it is answered, so many
// times. Prints the median of the milliseconds from the start of the program to the end of the answer.
declare(strict_types=1);
[, $times, $address, $path] = $argv;
$command = array_slice($argv, 4);

function param(string $name, string $value): string
{
	return chr(strlen($name)) . chr(strlen($value)) . $name . $value;
}

function record(int $type, string $content): string
{
	return pack('CCnnCx', 1, $type, 1, strlen($content), 0) . $content;
}

// The answer to one FastCGI request, or '' while nobody listens.
function fetch(string $address, string $path): string
{
	$socket = @stream_socket_client("unix://$address");
	if ($socket === false)
		return '';
	fwrite($socket, record(1, pack('nCx5', 1, 0))
		. record(4, param('REQUEST_METHOD', 'GET') . param('DOCUMENT_URI', $path) . param('QUERY_STRING', ''))
		. record(4, '') . record(5, ''));
	$answer = stream_get_contents($socket);
	fclose($socket);
	return $answer;
}

$milliseconds = [];
for ($i = 0; $i < $times; $i++) {
	$start = hrtime(true);
	$process = proc_open($command, [['file', '/dev/null', 'r'], STDERR, STDERR], $pipes);
	do {
		usleep(200);
		$answer = fetch($address, $path);
	} while ($answer === '' && proc_get_status($process)['running']);
	$milliseconds[] = (hrtime(true) - $start) / 1e6;
	proc_terminate($process);
	proc_close($process);
	if (!str_starts_with(substr($answer, 8), 'Status: 200 ')) {
		fwrite(STDERR, "start.php: no page\n");
		exit(1);
	}
}
sort($milliseconds);
printf("%.1f\n", $milliseconds[intdiv(count($milliseconds), 2)]);
