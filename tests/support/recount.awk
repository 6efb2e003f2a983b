# SPDX-License-Identifier: MIT
# recount.awk -v from=… -v to=… -v now='2026-11-21 10:00' DIR/*.csv
# Counts the figures of one hub again from its CSV files, by the sentences hub says they are counted
# by, and prints "figure number" lines. Shares nothing with hub but those sentences and the headings.

# --- reading: any field may be quoted and hold commas and line ends ---

function cells(text, into,    n, i, c, quoted, cell) {
	n = 0; cell = ""; quoted = 0
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (quoted && c == "\"" && substr(text, i + 1, 1) == "\"") { cell = cell c; i++ }
		else if (c == "\"") quoted = !quoted
		else if (c == "," && !quoted) { into[++n] = cell; cell = "" }
		else cell = cell c
	}
	into[++n] = cell
	return n
}
function odd(text,    copy) { copy = text; return gsub(/"/, "", copy) % 2 }
FNR == 1 {
	what = FILENAME; sub(/.*\//, "", what); sub(/\.csv$/, "", what)
	sub(/^\357\273\277/, "")
	kept = ""; rows[what] = -1
}
{
	sub(/\r$/, "")
	kept = kept == "" ? $0 : kept "\n" $0
	if (odd(kept)) next
	n = cells(kept, cell); kept = ""
	if (rows[what] < 0) { for (i = 1; i <= n; i++) head[what, i] = cell[i]; rows[what] = 0; next }
	r = ++rows[what]
	for (i = 1; i <= n; i++) v[what, r, head[what, i]] = cell[i]
}
function f(what, r, word) { return v[what, r, word] }

# --- days ---

function day(text) { return substr(text, 1, 10) }
function number_of(d,    y, m) { # days since some day long ago
	y = substr(d, 1, 4) + 0; m = substr(d, 6, 2) + 0
	if (m <= 2) { y--; m += 12 }
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + substr(d, 9, 2)
}
function year_on(d, by) { return sprintf("%04d%s", substr(d, 1, 4) + by, substr(d, 5)) }
function within(d) { return d != "" && d >= from && d <= until }
function nights(first, end,    a, b) { # of [first, end) those from `from` to `until`
	a = first > from ? number_of(first) : number_of(from)
	b = number_of(until) + 1
	if (number_of(end) < b) b = number_of(end)
	return b > a ? b - a : 0
}
function add(figure, n) { count[figure] += n }
function once(figure, who) { if (who != "" && !((figure, who) in seen)) { seen[figure, who]; count[figure]++ } }

# --- who is of the hub ---

function read_families(    r) {
	for (r = 1; r <= rows["families"]; r++) {
		name = f("families", r, "family")
		only[name] = f("families", r, "membership") == "peer only"
		joined[name] = f("families", r, "joined"); left[name] = f("families", r, "left")
		here[name] = joined[name] <= until && (left[name] == "" || left[name] > until)
		if (only[name]) { add("families-peer", here[name]); continue }
		add("families", here[name]); add("families-new", within(joined[name])); add("families-left", within(left[name]))
	}
	for (r = 1; r <= rows["children"]; r++) {
		child_family[f("children", r, "id")] = f("children", r, "family")
		child_family[f("children", r, "child")] = f("children", r, "family")
		if (here[f("children", r, "family")] && !only[f("children", r, "family")] && f("children", r, "born") <= until)
			add("children", 1)
	}
	for (r = 1; r <= rows["people"]; r++) {
		person_family[f("people", r, "id")] = f("people", r, "family")
		person_family[f("people", r, "name")] = f("people", r, "family")
	}
}

# --- sleepovers ---

function read_stays(    r, family, a, b, kind, n, i, kids, many, status) {
	for (r = 1; r <= rows["stays"]; r++) {
		family = f("stays", r, "family"); status = f("stays", r, "status"); kind = f("stays", r, "kind")
		a = day(f("stays", r, "arrive")); b = day(f("stays", r, "leave"))
		if (only[family] || (status != "agreed" && status != "happened" && status != "cancelled")) continue
		n = b > a && a <= until ? nights(a, b) : 0
		if (status == "cancelled") { add("stays-cancelled", within(a)); add("nights-cancelled", n); continue }
		if (a <= until && (b > from || a >= from)) once("families-helped", family)
		if (kind == "day" || kind == "tea") { add("visits-day", within(a)); continue }
		many = split(f("stays", r, "children"), kids, /, /)
		add("stays", within(a)); add("stays-" kind, within(a))
		add("nights", n); add("nights-" kind, n); add("child-nights", n * many)
		for (i = 1; i <= many; i++) {
			if (n || within(a)) once("children-stayed", family "/" kids[i])
			if (b > a && (!((family, kids[i]) in first) || a < first[family, kids[i]])) first[family, kids[i]] = a
		}
	}
	for (i in first) add("children-first", within(first[i]))
}

# --- events ---

function read_events(    r, d, id, who, family, status) {
	for (r = 1; r <= rows["events"]; r++) {
		id = f("events", r, "id"); event_day[id] = day(f("events", r, "start")); event_day[f("events", r, "event")] = event_day[id]
		id_of[f("events", r, "event")] = id; id_of[id] = id
		if (f("events", r, "register_taken") == "yes") taken[id]
	}
	for (r = 1; r <= rows["register"]; r++) {
		id = id_of[f("register", r, "event")]; d = event_day[id]; status = f("register", r, "status")
		if (status != "came" && status != "didn't come") continue
		taken[id]
		family = f("register", r, "child") != "" ? child_family[f("register", r, "child")] : person_family[f("register", r, "person")]
		if (status != "came" || !within(d) || only[family]) continue
		who = f("register", r, "child") f("register", r, "person")
		add("attendances", 1); add(f("register", r, "child") != "" ? "attendances-children" : "attendances-others", 1)
		once("people-different", who != "" ? who : "name " tolower(f("register", r, "name")))
		once("families-events", family); once("families-helped", family)
	}
	for (r = 1; r <= rows["events"]; r++) {
		id = f("events", r, "id")
		if (!within(event_day[id])) continue
		if (f("events", r, "status") == "cancelled") { add("events-cancelled", 1); continue }
		if (f("events", r, "start") > now) continue
		add("events", 1); if (!(id in taken)) add("events-unregistered", 1)
	}
}

# --- the log, where a correction stands for what it corrects ---

function read_log(    r, k, family) {
	for (r = 1; r <= rows["log"]; r++)
		if (f("log", r, "corrects") != "" && f("log", r, "withdrawn_at") == "") corrected[f("log", r, "corrects")]
	for (r = 1; r <= rows["log"]; r++) {
		k = f("log", r, "kind"); family = f("log", r, "family")
		if (!within(day(f("log", r, "at"))) || only[family] || f("log", r, "withdrawn_at") != "" || f("log", r, "id") in corrected) continue
		if (k !~ /^(call|message|visit|school|hospital)$/) continue
		add("contacts", 1); add(k ~ /l$/ ? (k == "call" ? "calls" : k) : k "s", 1); add("contact-minutes", f("log", r, "minutes"))
		once("families-contact", family); once("families-helped", family)
	}
}

# --- peers, units, groups ---

function runs(a, b) { return a != "" && a <= until && (b == "" || b > until) }
function read_peers(    r, s, a, b) {
	for (r = 1; r <= rows["peers"]; r++)
		add("peers", f("peers", r, "trained") <= until && (f("peers", r, "left") == "" || f("peers", r, "left") > until))
	for (r = 1; r <= rows["matches"]; r++) {
		s = f("matches", r, "status"); a = f("matches", r, "agreed"); b = f("matches", r, "ended")
		if (a != "") { add("matches", runs(a, b)); add("matches-new", within(a)); add("matches-ended", within(b)) }
		if (a == "" && b == "" && s != "waiting" && s != "proposed") continue
		add("waiting", runs(f("matches", r, "asked"), a != "" ? a : b))
	}
	for (r = 1; r <= rows["ticks"]; r++) if (f("ticks", r, "corrects") != "" && f("ticks", r, "withdrawn_at") == "") corrected[f("ticks", r, "corrects")]
	for (r = 1; r <= rows["ticks"]; r++) {
		if (!within(f("ticks", r, "week")) || f("ticks", r, "withdrawn_at") != "" || f("ticks", r, "id") in corrected) continue
		s = f("ticks", r, "in_touch")
		add("ticks", 1); add(s == "yes" || s == "tried" ? "ticks-" s : "ticks-not", 1)
	}
	for (r = 1; r <= rows["buddies"]; r++) add("buddies", runs(f("buddies", r, "began"), f("buddies", r, "ended")))
	for (r = 1; r <= rows["units"]; r++) {
		add("units-started", within(f("units", r, "assessed")))
		add("units-finished", f("units", r, "status") == "finished" && within(f("units", r, "reviewed")))
	}
	for (r = 1; r <= rows["sessions"]; r++) if (within(f("sessions", r, "held"))) {
		add("sessions", f("sessions", r, "status") == "held"); add("sessions-missed", f("sessions", r, "status") == "missed")
	}
	for (r = 1; r <= rows["meetings"]; r++) if (within(f("meetings", r, "held"))) {
		add("meetings", 1); add("meetings-uncounted", f("meetings", r, "came") == ""); add("meetings-came", f("meetings", r, "came"))
		add("drop-ins", f("meetings", r, "worker_came") == "yes")
	}
}

# --- the rest ---

function read_rest(    r, n, names, d, family, o) {
	for (r = 1; r <= rows["training"]; r++) if (within(f("training", r, "held"))) {
		n = f("training", r, "came"); if (n == "") n = split(f("training", r, "people"), names, /, /)
		add("trainings", 1); add("trainings-came", n)
	}
	for (r = 1; r <= rows["supervisions"]; r++) add("supervisions", within(f("supervisions", r, "held")))
	for (r = 1; r <= rows["away"]; r++)
		if (f("away", r, "own_time") == "yes" && f("away", r, "only") == "" && f("away", r, "from") <= until && f("away", r, "to") >= from)
			for (n = number_of(f("away", r, "from")); n <= number_of(f("away", r, "to")); n++)
				add("rest-days", n >= number_of(from) && n <= number_of(until))
	for (r = 1; r <= rows["services"]; r++) {
		family = f("services", r, "family"); o = f("services", r, "outcome"); d = f("services", r, "from")
		n = f("services", r, "times"); if (n == "") n = 1
		if (only[family]) continue
		if (within(d)) add(o == "used" ? "services" : o == "not needed" ? "services-spared" : "services-asked", n)
		if (o == "not needed" || joined[family] == "" || d < year_on(joined[family], -1) || d >= year_on(joined[family], 1)) continue
		if (year_on(joined[family], 1) > until) continue
		if (d < joined[family]) { before[family] += n } else after[family] += n
	}
	for (family in before) { add("services-families", 1); add("services-before", before[family]); add("services-after", after[family]) }
	for (r = 1; r <= rows["feedback"]; r++) if (within(f("feedback", r, "on"))) {
		add("feedback", 1); add("feedback-scored", f("feedback", r, "score") != ""); add("feedback-good", f("feedback", r, "score") >= 4)
	}
	for (r = 1; r <= rows["stories"]; r++) add("stories", within(f("stories", r, "month")))
}

END {
	if (from == "") from = "1900-01-01"
	until = to == "" || to > day(now) ? day(now) : to
	if (from <= until) { read_families(); read_stays(); read_events(); read_log(); read_peers(); read_rest() }
	for (r = 1; r <= rows["wanted"]; r++) printf "%s %d\n", f("wanted", r, "figure"), count[f("wanted", r, "figure")]
}
