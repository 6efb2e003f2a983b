/* SPDX-License-Identifier: MIT */
/* What a copy holds, and that nothing else is in any byte of it; and that it can be worked with. */
#include "hub/base/strmap.h"
#include "hub/base/utf8.h"
#include "hub/model/holding.h"
#include "hub/service/event_view.h"
#include "hub/service/packs.h"
#include "hub/service/personal.h"
#include "hub/service/pin.h"
#include "hub/service/practice.h"
#include "hub/service/register.h"
#include "hub/service/today.h"
#include "hub/store/stmt.h"
#include "file_words.h"
#include "open_hub.h"
#include "service/pack_facts_priv.h"
#include "service/seal_priv.h"
#include "service/hub_priv.h"
#include "service/merge_priv.h"
#include "take_case.h"
#include "unit.h"

#include <string.h>
#include <unistd.h>

/* --- a hub with three families ------------------------------------------------------------ */

static hub_id okafor, reid, adeyemi, picnic;

/* Words that stand in nothing but the records of those who are not asked. */
static const char *const of_others[] = {"Adeyemi", "Jabberwock", "Quillan", "Xanthippe", "900777",
    "frabjous", "slithytove", "tulgeymix", "borogove", "manxome", "vorpal", "galumphing", "Snarkville"};

static void add_others(struct open_hub *w)
{
    adeyemi = add(w, "family", "family=Adeyemi|phone=07700 900777|address=17 Jabberwock Lane|notes=frabjous");
    add(w, "child", "family=Adeyemi|child=Quillan|allergy=slithytove");
    add(w, "person", "family=Adeyemi|person=Xanthippe Adeyemi|phone=07700 900777");
    add(w, "medicine", "child=Quillan|medicine=tulgeymix");
    add(w, "entry", "family=Adeyemi|kind=call|fact=A borogove rang|at=2026-11-20 10:00");
    hub_id stay = add(w, "stay", "family=Adeyemi|host=Amina|arrive=2026-10-02|leave=2026-10-04|notes=manxome");
    add(w, "stay_note", arena_printf(w->a, "stay=%lld|day=2026-10-02|did=galumphing", (long long)stay.n));
    add(w, "worry", "child=Quillan|at=2026-11-20 16:40|exact_words=vorpal");
    edit(w, "family", adeyemi, "address=18 Snarkville");
    edit(w, "family", adeyemi, "notes=");
}

static void add_guests(struct open_hub *w)
{
    okafor = add(w, "family", "family=Okafor|phone=0161 496 0001");
    add(w, "child", "family=Okafor|child=Mia|born=2018-03-01|allergy=PEANUTS");
    add(w, "person", "family=Okafor|person=Grace|phone=07700 900123|may_collect=yes|can_be_told=yes");
    add(w, "person", "family=Okafor|person=Uncle Tobi|phone=07700 900124");
    add(w, "collector", "child=Mia|person=Uncle Tobi|may=yes");
    add(w, "medicine", "child=Mia|medicine=Adrenaline pen");
    add(w, "consent", "child=Mia|kind=photo|answer=yes|given_on=2026-11-01|given_by=Grace|photo_use=group");
    reid = add(w, "family", "family=Reid");
    add(w, "child", "family=Reid|child=Jay|born=2015-05-01");
    picnic = add(w, "event", "event=Picnic|start=2026-11-28 10:00|end=2026-11-28 12:00|place=Church hall");
    add(w, "invitation", "event=Picnic|family=Okafor|answer=yes");
    add(w, "invitation", "event=Picnic|family=Reid|answer=not said");
    add(w, "invitation", "event=Picnic|family=Adeyemi|answer=no|brings=vorpal");
    add(w, "risk_sheet", "event=Picnic|kind=usual|signed_by=Amina|signed_on=2026-11-20");
}

static int set_up(void **state)
{
    open_hub_set_up(state);
    add_others(*state);
    add_guests(*state);
    return 0;
}

/* --- taking one, and opening it as bytes ------------------------------------------------------ */

struct copy {
    struct take_done done;
    struct pack_facts facts;
    struct store *store;
    unsigned char *image;
    size_t len;
};

static struct copy opened(struct open_hub *w, const struct seal_pair *key)
{
    struct copy c = {0};
    struct seal *s;
    struct seal_got got;
    bool any = true;
    struct seal_ask ask = {.path = take_path(w), .with = {.pairs = &key, .pair_count = 1}};
    if (seal_open(&ask, &s, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    while (seal_next(s, w->a, &got, &any, &w->err) == HUB_OK && any) {
        if (got.part == SEAL_FACTS)
            assert_int_equal(
                pack_facts_read((char *)got.bytes, got.len, w->a, &c.facts, &w->err), HUB_OK);
        if (got.part == SEAL_IMAGE) {
            c.image = got.bytes;
            c.len = got.len;
        }
    }
    seal_close(s);
    struct store_options o = {.path = "the copy", .mode = STORE_MEMORY, .nouns = nouns,
        .noun_count = noun_count, .clock = &w->clock, .image = c.image, .image_len = c.len};
    if (store_open(&o, &c.store, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    return c;
}

/* Home knows every step that is in it, and takes none of them for another. */
static void is_of_this_hub(struct open_hub *w, const struct copy *c)
{
    struct merge_facts f;
    if (merge_look(w->h, c->store, &f, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_int_equal(f.steps, 0);
    assert_int_equal(f.lost, 0);
    assert_false(f.copied);
}

static struct copy take(struct open_hub *w, struct take_ask ask)
{
    struct seal_pair *key;
    char text[PACK_KEY_TEXT];
    struct take_done done;
    assert_int_equal(take_key_make(&key, text, &w->err), HUB_OK);
    ask.key = key->open;
    ask.due = DATE_NONE;
    ask.day = DATE_NONE;
    if (try_take(w, ask, &done) != HUB_OK)
        fail_msg("%s", w->err.msg);
    struct copy c = opened(w, key);
    c.done = done;
    take_key_free(key);
    is_of_this_hub(w, &c);
    return c;
}

/* As somebody at the copy, in memory. */
static struct hub *sat_at(struct open_hub *w, struct copy *c)
{
    struct hub_opening o = {.clock = &w->clock};
    struct hub *h = hub_handle(&o);
    h->store = c->store;
    assert_int_equal(people_sign_in(h, "Amina", &w->err), HUB_OK);
    return h;
}

static bool image_has(const struct copy *c, const char *word)
{
    size_t len = strlen(word);
    for (size_t i = 0; i + len <= c->len; i++)
        if (memcmp(c->image + i, word, len) == 0)
            return true;
    return false;
}

static void nothing_of(struct open_hub *w, const struct copy *c, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (image_has(c, words[i]) || image_has(c, utf8_fold(w->a, words[i])))
            fail_msg("the copy has %s", words[i]);
}

static void is_sound(struct open_hub *w, const struct copy *c)
{
    if (store_integrity(c->store, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_int_equal(take_number(c->store, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    replay_is_the_same(c->store, w->a);
}

/* --- an event ------------------------------------------------------------------------------------ */

static void a_copy_for_an_event_has_who_comes_or_is_asked(void **state)
{
    struct open_hub *w = *state;
    struct copy c = take(w, (struct take_ask){.event = picnic});
    assert_string_equal(c.done.holds, "Picnic, Saturday 28 November 2026: 2 families");
    assert_int_equal(c.done.due.d, c.facts.day.d + 1);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM family"), 2);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM child"), 2);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM collector"), 1);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM consent"), 1);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM medicine"), 1);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM risk_sheet"), 1);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM person WHERE name = 'Amina'"), 1);
    store_close(c.store);
}

static void no_word_of_another_family_is_in_it(void **state)
{
    struct open_hub *w = *state;
    struct copy c = take(w, (struct take_ask){.event = picnic});
    nothing_of(w, &c, of_others, sizeof of_others / sizeof *of_others);
    is_sound(w, &c);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM log_entry"), 0);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM worry"), 0);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM pack"), 0);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM find_names('Mia')"), 1);
    store_close(c.store);
}

static void who_said_no_stays_at_home_unless_on_the_register(void **state)
{
    struct open_hub *w = *state;
    edit(w, "child", add(w, "child", "family=Adeyemi|child=Zadie"), "born=2016-01-01");
    add(w, "register_line", "event=Picnic|day=2026-11-28|child=Zadie|line=9");
    struct copy c = take(w, (struct take_ask){.event = picnic});
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM family"), 3);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM invitation WHERE answer = 'no'"), 1);
    is_sound(w, &c);
    store_close(c.store);
}

static void the_copy_for_an_event_can_be_worked_with(void **state)
{
    struct open_hub *w = *state;
    struct copy c = take(w, (struct take_ask){.event = picnic});
    struct hub *h = sat_at(w, &c);
    struct today today;
    struct register_view reg;
    struct event_view view;
    hub_id entry;
    assert_int_equal(hub_today_on(h, hub_today(h), w->a, &today, &w->err), HUB_OK);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM register_line"), 1);
    assert_int_equal(hub_register(h, picnic, c.facts.day, w->a, &reg, &w->err), HUB_OK);
    assert_int_equal(reg.count, 1);
    assert_string_equal(reg.rows[0].name, "Mia");
    assert_string_equal(reg.rows[0].alert, "PEANUTS");
    assert_false(reg.rows[0].no_photo);
    assert_int_equal(reg.rows[0].collect_count, 2);
    assert_int_equal(hub_register_in(h, reg.rows[0].id, (hub_tod){600}, "Grace", &w->err), HUB_OK);
    assert_int_equal(hub_event_view(h, picnic, c.facts.day, w->a, &view, &w->err), HUB_OK);
    assert_non_null(strstr(view.rings[0][0], "900123"));
    const struct assignment set[] = {{"family", "Okafor"}, {"kind", "event"}, {"fact", "Fell, and laughed"}, {"at", "2026-11-21 09:30"}};
    if (hub_add(h, noun_find("entry"), set, 4, &entry, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    is_sound(w, &c);
    hub_close(h);
}

/* --- the whole hub --------------------------------------------------------------------------------- */

static void the_whole_hub_is_in_a_copy_of_it(void **state)
{
    struct open_hub *w = *state;
    struct copy c = take(w, (struct take_ask){0});
    assert_string_equal(c.done.holds, "all of Robin Hub: 3 families");
    assert_int_equal(c.done.due.d, hub_today(w->h).d + PACK_DAYS);
    is_sound(w, &c);
    assert_true(image_has(&c, "Snarkville"));
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM log_entry"), 1);
    assert_int_equal(c.facts.number, 1);
    assert_int_equal(c.facts.site, store_site(w->h->store));
    assert_int_equal(c.facts.seq,
        take_number(c.store, "SELECT max(seq) FROM txn t JOIN site s ON s.id = t.site AND s.own = 1"));
    assert_int_equal(c.facts.schema, (int64_t)store_migration_count);
    store_close(c.store);
}

static void a_register_has_its_lines_before_it_goes(void **state)
{
    struct open_hub *w = *state;
    struct copy c = take(w, (struct take_ask){0});
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM register_line"), 1);
    assert_int_equal(take_number(w->h->store, "SELECT count(*) FROM register_line"), 1);
    assert_int_equal(take_number(c.store, "SELECT line FROM register_line"), 1);
    store_close(c.store);
}

/* An import of both hubs in one step: there is a part of it, which nobody takes back. */
static void a_step_of_which_a_part_is_there_is_nobodys(void **state)
{
    struct open_hub *w = *state;
    struct hub_start start = {.name = "Sparrow Hub", .carer = "Amina"};
    hub_id host = {take_number(w->h->store, "SELECT id FROM host")};
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_OK);
    hub_id other = add(w, "family", "hub=Sparrow Hub|family=Brillig");
    struct txn_label label = {.verb = "edit", .person = hub_person_id(w->h)};
    assert_int_equal(store_begin(w->h->store, &label, &w->err), HUB_OK);
    assert_int_equal(store_tell(w->h->store, "UPDATE host SET notes = 'x' WHERE id = ?1",
                         SQL_ARGS(sql_id(host)), &w->err), HUB_OK);
    assert_int_equal(store_tell(w->h->store, "UPDATE family SET notes = 'y' WHERE id = ?1",
                         SQL_ARGS(sql_id(other)), &w->err), HUB_OK);
    assert_int_equal(store_commit(w->h->store, &w->err), HUB_OK);
    assert_int_equal(hub_narrow(w->h, "Robin Hub", &w->err), HUB_OK);
    struct copy c = take(w, (struct take_ask){0});
    is_sound(w, &c);
    assert_int_equal(take_number(c.store,
                         "SELECT count(*) FROM txn WHERE verb = 'part' AND person_id IS NULL AND (site,seq) IN "
                         "(SELECT site,seq FROM change WHERE tbl = 'host' AND col = 'notes')"), 1);
    store_close(c.store);
    hub_narrow_to(w->h, ID_NONE);
}

static void a_worry_goes_only_with_who_may_read_it(void **state)
{
    struct open_hub *w = *state;
    add(w, "person", "person=Jo|role=hub carer");
    struct copy own = take(w, (struct take_ask){0});
    assert_int_equal(take_number(own.store, "SELECT count(*) FROM worry"), 1);
    store_close(own.store);
    open_hub_as(w, "Jo");
    struct copy other = take(w, (struct take_ask){0});
    assert_int_equal(take_number(other.store, "SELECT count(*) FROM worry"), 0);
    assert_int_equal(take_number(other.store, "SELECT count(*) FROM change WHERE tbl = 'worry'"), 0);
    assert_int_equal(take_number(other.store, "SELECT count(*) FROM txn WHERE noun = 'worry' OR verb = 'worry'"), 0);
    is_sound(w, &other);
    store_close(other.store);
}

static void drafts_choices_and_pins_of_others_stay_at_home(void **state)
{
    struct open_hub *w = *state;
    struct hub_err *err = &w->err;
    hub_id jo = add(w, "person", "person=Jo|role=hub carer");
    assert_int_equal(hub_set_personal(w->h, "theme", "mono", err), HUB_OK);
    assert_int_equal(pin_set(w->h, jo, NULL, "7391", err), HUB_OK);
    assert_int_equal(pin_set(w->h, hub_person_id(w->h), NULL, "8264", err), HUB_OK);
    struct copy c = take(w, (struct take_ask){0});
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM login"), 1);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM personal"), 1);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM draft"), 0);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM due_day"), 0);
    assert_int_equal(take_number(c.store, "SELECT person_id FROM login"), hub_person_id(w->h).n);
    store_close(c.store);
    struct copy of_jo = take(w, (struct take_ask){.holder = jo});
    assert_int_equal(take_number(of_jo.store, "SELECT person_id FROM login"), jo.n);
    assert_int_equal(take_number(of_jo.store, "SELECT count(*) FROM personal WHERE key = 'theme'"), 0);
    assert_string_equal(of_jo.facts.holder_name, "Jo");
    store_close(of_jo.store);
}

static void for_somebody_who_sees_less_it_says_so(void **state)
{
    struct open_hub *w = *state;
    struct pack_list list;
    hub_id ben = add(w, "person", "person=Ben|role=host");
    struct copy c = take(w, (struct take_ask){.holder = ben});
    assert_string_equal(c.done.holds, "a part of Robin Hub: 0 families");
    store_close(c.store);
    assert_int_equal(hub_packs(w->h, w->a, &list, &w->err), HUB_OK);
    assert_string_equal(list.rows[0].what, "what they see of the hub");
}

static void of_several_hubs_only_one_is_in_it(void **state)
{
    struct open_hub *w = *state;
    struct hub_start start = {.name = "Sparrow Hub", .carer = "Amina"};
    static const char *const others[] = {"Brillig", "Sparrow", "mimsily"};
    assert_int_equal(hub_init_beside(w->h, &start, &w->err), HUB_OK);
    add(w, "family", "hub=Sparrow Hub|family=Brillig|notes=mimsily");
    add(w, "entry", "hub=Sparrow Hub|family=Brillig|kind=call|fact=mimsily again|at=2026-11-20 10:00");
    struct take_done done;
    unsigned char key[PACK_KEY_BYTES] = {9};
    assert_int_equal(
        try_take(w, (struct take_ask){.key = key, .due = DATE_NONE, .day = DATE_NONE}, &done), HUB_EUSAGE);
    assert_int_equal(hub_narrow(w->h, "Robin Hub", &w->err), HUB_OK);
    struct copy c = take(w, (struct take_ask){0});
    nothing_of(w, &c, others, sizeof others / sizeof *others);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM hub"), 1);
    assert_int_equal(take_number(c.store, "SELECT count(*) FROM family"), 3);
    is_sound(w, &c);
    store_close(c.store);
    hub_narrow_to(w->h, ID_NONE);
}

/* --- years of records of all kinds ----------------------------------------------------------------- */

static void words_of_record(struct open_hub *w, const struct held *at, struct strmap *out)
{
    const struct noun *n = at->noun;
    char *rec = arena_alloc(w->a, n->size);
    assert_int_equal(record_get(w->h->store, n, at->id, w->a, rec, &w->err), HUB_OK);
    for (size_t k = 0; k < n->field_count; k++) {
        const struct field *f = &n->fields[k];
        bool words = field_is_text(f) && f->type != FIELD_LINKS && f->type != FIELD_CHOICE;
        const char *text = words ? *(const char *const *)(const void *)(rec + f->offset) : NULL;
        words_of_text(text ? text : "", w->a, out);
    }
}

static void words_of_family(struct open_hub *w, hub_id family, struct strmap *out)
{
    struct held_set set;
    struct held_ask ask = {.noun = noun_find("family"), .id = family};
    assert_int_equal(held_gather(w->h->store, &ask, w->a, &set, &w->err), HUB_OK);
    for (size_t i = 0; i < set.count; i++)
        words_of_record(w, &set.items[i], out);
}

/* Words that stand with a family at home and in no table of the copy are in no byte of it either. */
static size_t look_for(struct open_hub *w, const struct strmap *whose, const struct strmap *tables,
    const struct strmap *schema, const struct strmap *bytes)
{
    size_t looked = 0;
    (void)w;
    for (size_t i = 0; i < whose->cap; i++) {
        const char *word = whose->slots[i].key;
        if (!word || strmap_get(tables, word, 0) || strmap_get(schema, word, 0))
            continue;
        looked++;
        if (strmap_get(bytes, word, 0))
            fail_msg("a byte of the copy says %s", word);
    }
    return looked;
}

static hub_id an_event_of_few(struct store *s)
{
    return (hub_id){take_number(s,
        "SELECT e.id FROM event e WHERE e.removed_at IS NULL AND e.starts > '2026-11-21' AND "
        "(SELECT count(*) FROM invitation i WHERE i.event_id = e.id AND i.family_id IS NOT NULL "
        "AND i.removed_at IS NULL) > 0 ORDER BY (SELECT count(*) FROM invitation i WHERE "
        "i.event_id = e.id), e.starts LIMIT 1")};
}

static void look_into_practice(struct open_hub *w)
{
    struct strmap tables, schema, bytes;
    struct record_list families;
    struct record_query all = {.any = true};
    size_t looked = 0, others = 0;
    hub_id event = an_event_of_few(w->h->store);
    assert_true(id_known(event));
    struct copy c = take(w, (struct take_ask){.event = event});
    is_sound(w, &c);
    strmap_on(&tables, w->a);
    strmap_on(&schema, w->a);
    strmap_on(&bytes, w->a);
    words_of_tables(c.store, w->a, &tables);
    words_of_schema(c.store, w->a, &schema);
    words_of_bytes(c.image, c.len, w->a, &bytes);
    assert_int_equal(record_list(w->h->store, noun_find("family"), &all, w->a, &families, &w->err), HUB_OK);
    for (size_t i = 0; i < families.count; i++) {
        const struct record *f = record_at(&families, i);
        const char *sql = arena_printf(w->a, "SELECT count(*) FROM family WHERE id = %lld", (long long)f->id.n);
        struct strmap words;
        if (take_number(c.store, sql))
            continue;
        strmap_on(&words, w->a);
        words_of_family(w, f->id, &words);
        looked += look_for(w, &words, &tables, &schema, &bytes);
        others++;
    }
    assert_true(others > 3 && looked > 200);
    store_close(c.store);
}

static void of_the_practice_hub_an_event_holds_its_families_only(void **state)
{
    static const char *const ends[] = {"", ".key", "-wal", "-shm"};
    struct open_hub *w = *state;
    struct practice_plan plan = {1, PRACTICE_FAMILIES, 2, 7};
    struct hub_opening o = w->opening;
    struct hub *before = w->h;
    o.path = arena_printf(w->a, "%s.practice", w->opening.path);
    o.as = PRACTICE_PERSON;
    assert_int_equal(practice_make(&o, &plan, &w->err), HUB_OK);
    assert_int_equal(hub_open(&o, &w->h, &w->err), HUB_OK);
    look_into_practice(w);
    hub_close(w->h);
    w->h = before;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        unlink(arena_printf(w->a, "%s%s", o.path, ends[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_copy_for_an_event_has_who_comes_or_is_asked, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(no_word_of_another_family_is_in_it, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(who_said_no_stays_at_home_unless_on_the_register, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(the_copy_for_an_event_can_be_worked_with, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(the_whole_hub_is_in_a_copy_of_it, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(a_register_has_its_lines_before_it_goes, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(a_step_of_which_a_part_is_there_is_nobodys, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(a_worry_goes_only_with_who_may_read_it, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(drafts_choices_and_pins_of_others_stay_at_home, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(for_somebody_who_sees_less_it_says_so, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(of_several_hubs_only_one_is_in_it, set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(of_the_practice_hub_an_event_holds_its_families_only, set_up, take_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
