# SPDX-License-Identifier: MIT
# What is out of somebody's sight is not there, whatever they ask; and what they write is of theirs.
. tests/support/tap.sh

HUB_NOW=2026-11-21T10:00
export HUB_NOW
printf '[hub]\nfile = %s\n' "$DB" >"$TMPDIR/system.ini"
# as NAME COMMAND: what sshd does for a key of that name.
as() {
	out=$(SSH_ORIGINAL_COMMAND="$2" HUB_TEST_INI="$TMPDIR/system.ini" "$HUB" ssh --as "$1" \
		2>"$TMPDIR/err" </dev/null | tr -d '\000') && status=0 || status=$?
	err=$(cat "$TMPDIR/err")
}
# answers NAME STATUS WHO COMMAND
answers() {
	SSH_ORIGINAL_COMMAND="$4" HUB_TEST_INI="$TMPDIR/system.ini" "$HUB" ssh --as "$3" \
		>"$TMPDIR/out" 2>"$TMPDIR/err" </dev/null && status=0 || status=$?
	out=$(tr -d '\000' <"$TMPDIR/out")
	err=$(cat "$TMPDIR/err")
	is "$1" "$2" "$status"
}
# id WHAT TEXT: the number of the record whose line in csv has this text.
id() { "$HUB" --db "$DB" --as Amina list "$1" --format csv | grep "$2" | head -1 | cut -d, -f2; }

# Mia Okafor stays with Ben and comes to the picnic; Zed Zeller does neither. Pip is the Okafors' peer.
run init --name 'Robin Hub' --carer Amina --beds 2
run add home home=Benhome
run user add Ben --role host
run add host host=Ben person=Ben home=Benhome beds=2
for family in Okafor Zeller; do run add family family=$family; done
run add child child=Mia family=Okafor born=2018-05-01
run add child child=Zed family=Zeller born=2017-05-01
run add person person=Grace family=Okafor role=parent phone=07700900123
run add person person=Zora family=Zeller role=parent phone=07700900999
for child in Mia Zed; do
	run add medicine medicine=$child-syrup child=$child dose='5 ml'
	run add consent child=$child kind=photo answer=yes given=2026-10-01 given_by=Mum photo_use=group
done
run add collector child=Mia person=Grace may=yes
run add collector child=Zed person=Zora may=yes
run add stay family=Okafor host=Ben arrive='2026-11-20 17:00' leave='2026-11-22 16:00' status=agreed \
	children=Mia legal_basis=private --override x
run add stay family=Zeller host=Amina arrive='2026-11-20 17:00' leave='2026-11-22 16:00' status=agreed \
	children=Zed legal_basis=private --override x
run add entry family=Zeller kind=visit fact='Zed zigzag' at='2026-11-20 18:00'
run add entry family=Okafor kind=visit fact='Mia zigzag' at='2026-11-20 18:00'
run add incident child=Zed at='2026-11-20 18:00' what='Zed zigzag fell'
run add event event=Picnic start='2026-11-21 14:00' families=Okafor
run add event event=Zoo start='2026-11-21 14:00' families=Zeller
run add register_line event=Picnic child=Mia
run add register_line event=Zoo child=Zed
run user add Pip --role peer
run add peer person=Pip kind=peer
run peer match Okafor Pip
run user add Lena --role 'liaison worker' --families Okafor
run user add Kim --role 'event helper' --event Picnic
run user add Tom --role 'technical helper'
run --as Amina init --name 'Wren Hub' --carer Wanda
run --as Wanda add family family=Zander --hub 'Wren Hub'
# nobody becomes somebody of another hub, or of another role, by taking a name
answers 'a name of another hub is not taken' 77 Wanda "user add Amina --role 'hub carer' --hubs 'Wren Hub' --key 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7'"
has 'and it says what to do' 'a name that tells them apart' "$err"
answers 'nor as a record' 77 Wanda "add person person=Amina role='hub carer' hub='Wren Hub'"
answers 'nor by another name later' 77 Wanda 'edit person Wanda person=Amina'
run --as Wanda user list --format csv
is 'a hub carer has the people of their hubs' 'person,role,hubs,open,keys,sees
Wanda,hub carer,Wren Hub,no key yet,,all of Wren Hub' "$out"
run --as Wanda list families
lacks 'and no other family' Okafor "$out"
exits 'nor its number' 66 --as Wanda show family "$(id families Okafor)"

# By number, by name, however asked: not there, in the words of what never was.
zed=$(id children Zed)
for who in Lena Ben Kim; do
	for words in "show child $zed" "show child Zed" "show family $(id families Zeller)" \
		"show person $(id people Zora)" "show collector $(id collectors Zed)" \
		"show consent $(id consents Zed)" "print fridge Zed" "print card Zed" "print child $zed" \
		"print family Zeller"; do
		answers "$who: $words" 66 "$who" "$words"
		lacks 'and is not said to be there' 'may not' "$err"
	done
done
for who in Lena Ben; do
	for words in "show medicine $(id medicines Zed)" "show stay $(id stays Zeller)" \
		"show entry $(id log 'Zed zig')" "show incident $(id incidents Zed)"; do
		answers "$who: $words" 66 "$who" "$words"
	done
done
answers 'history of it neither' 66 Lena "history child $zed"
answers 'another event is not there' 66 Kim "show event Zoo"
answers 'nor its register' 66 Kim "print register Zoo"
answers 'nor by the line' 66 Kim "show register_line $(id register Zoo)"
answers 'nor a match' 66 Pip "tick Zeller yes"

# No list, page, search or file has a name of it.
for who in Lena Ben Kim Pip Tom; do
	{
		for words in 'list families' 'list children' 'list people' 'list stays' 'list log' 'list events' \
			'list register' 'list removed' 'list changes' 'list occurrences' 'list followups' 'find Z' \
			'find Zed' 'find zigzag' 'today' 'rota check' 'rota shares' 'rota offer --family Okafor' \
			'figures' 'print rota --format text' 'print day --format text' 'print families --format text' \
			'print calendar --format text' 'print rules --format text' 'print figures --format text' \
			'print supervision --format text' 'print register Picnic --format text' \
			'print event Picnic --format text' 'print child Mia --format text' 'export folder -' \
			'export log' 'export calendar' 'export figures' 'user list' 'keep' 'tell' 'packs' 'questions' \
			'list matches' 'list ticks' 'peer suggest Okafor'; do
			as "$who" "$words"
			printf '%s\n%s\n' "$out" "$err"
		done
	} >"$TMPDIR/all"
	is "$who: nothing has it" '' "$(grep -i -e 'Zed\b' -e 'zeller' -e zora -e 'zander' -e "$zed" "$TMPDIR/all" | head -5)"
done
as Lena 'find zigzag'
has 'what is seen is found' 'Mia zigzag' "$out"
as Lena 'figures'
is 'figures are of those' 0 "$status"
as Ben 'list people'
has 'whom to ring is there' 07700900123 "$out"

# What a host writes is of a stay of theirs.
answers 'a dose' 0 Ben "add dose medicine=Mia-syrup at='2026-11-21 09:00' amount='5 ml' by=Ben"
answers 'taken back' 0 Ben 'undo'
answers 'and given again' 0 Ben 'redo'
answers 'of no other child' 66 Ben "add dose medicine=$(id medicines Zed) at='2026-11-21 09:00' amount='5 ml' by=Ben"
answers 'a note' 0 Ben "add stay_note stay='Okafor 20 nov' day=2026-11-20 did='slept'"
answers 'of no other stay' 66 Ben "add stay_note stay=$(id stays Zeller) day=2026-11-20 did='slept'"
answers 'a bump, of the stay that is on' 0 Ben "add incident child=Mia at='2026-11-21 09:10' what='bumped her head'"
bump=$(id incidents bumped)
answers 'put right by who wrote it' 0 Ben "edit incident $bump treatment=ice"
answers 'a line of the log' 0 Ben "add entry family=Okafor kind=other at='2026-11-21 09:20' fact='ate all'"
answers 'which all see who see the stay' 0 Ben 'list log'
has 'so too who wrote it' 'ate all' "$out"
answers 'of no other family' 66 Ben "add entry family=Zeller kind=other at='2026-11-21 09:20' fact=x"
answers 'of nobody at all' 65 Ben "add entry kind=other at='2026-11-21 09:20' fact=x"
run --as Amina add incident child=Mia stay="$(id stays Okafor)" at='2026-11-21 09:40' what='Amina saw'
answers 'what another wrote stays' 77 Ben "edit incident $(id incidents 'Amina saw') treatment=none"
has 'kindly' 'Somebody else wrote this' "$err"
answers 'days away' 0 Ben 'add away host=Ben from=2026-12-24 to=2026-12-26'
answers 'of no other home' 66 Ben 'add away host=Amina from=2026-12-24 to=2026-12-26'
answers 'not removed by number either' 66 Ben "remove stay_note 999999999999"
answers 'a worry' 0 Ben "add worry child=Mia at='2026-11-21 09:30' exact_words='I am scared'"
answers 'and no child is changed' 77 Ben 'edit child Mia known_as=Bee'
answers 'an event helper writes in the register' 0 Kim "edit register_line $(id register Picnic) note=hat"
answers 'and of its event a bump' 0 Kim "add incident child=Mia at='2026-11-21 09:50' what='grazed knee'"
answers 'in no other' 66 Kim "edit register_line $(id register Zoo) note=hat"
answers 'everybody writes a worry' 0 Tom "add worry at='2026-11-21 09:30' exact_words='They said'"
answers 'which nobody else finds' 0 Lena 'find said'
lacks 'by any word' 'They said' "$out"

# A week after, the children's page closes; a day after, the register.
HUB_NOW=2026-11-29T10:00
answers 'a week after the stay the child is seen' 0 Ben 'show child Mia'
HUB_NOW=2026-11-30T10:00
answers 'then no more' 66 Ben 'show child Mia'
answers 'nor the stay' 0 Ben 'list stays'
lacks 'in any list' Okafor "$out"
HUB_NOW=2026-11-22T10:00
answers 'the day after the picnic its register is there' 0 Kim 'show child Mia'
HUB_NOW=2026-11-23T10:00
answers 'then no more ' 66 Kim 'show child Mia'
HUB_NOW=2026-11-21T10:00

# Granted and taken.
run --as Amina user list --format csv
has 'what each sees is told' 'Lena,liaison worker,Robin Hub,no key yet,,"the family Okafor, no ticks"' "$out"
has 'of an event with its day' 'the register of Picnic, Saturday 21 November 2026' "$out"
answers 'no ticks' 77 Lena 'list ticks'
run --as Amina user role Lena 'liaison worker' --ticks
answers 'until they are granted' 0 Lena 'list ticks'
run --as Amina user role Lena 'liaison worker' --no-ticks --families 'Okafor, Zeller'
seen=$out
answers 'and taken again' 77 Lena 'list ticks'
has 'and what is seen now is said' 'Lena sees the families Okafor and Zeller, no ticks.' "$out$seen"
answers 'one more family' 0 Lena 'show child Zed'
run --as Amina user role Lena 'liaison worker' --families all
answers 'all of them' 0 Lena 'list families'
has 'as before' Zeller "$out"
lacks 'but of her hub' Zander "$out"
exits 'families are for no host' 64 --as Amina user role Ben host --families Okafor
exits 'nor an event' 64 --as Amina user role Ben host --event Picnic
exits 'a liaison worker grants nothing' 77 --as Lena user role Kim 'event helper' --event Zoo
exits 'nor the technical helper' 77 --as Tom user add Kim --event Zoo
run --as Amina init --name 'Teal Hub' --carer Amina
run --as Amina user add Tilda --role host --hubs 'Robin Hub' --key 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID4j6BYAOVlKM4lPZWThsTSLvXoAiNQsSstz7q7VnACd'
exits 'nor of another role with a key' 65 --as Amina add person person=Tilda role=peer hub='Teal Hub'
has 'which is said' 'There is a host called Tilda' "$err"
done_testing
