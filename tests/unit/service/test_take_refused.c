/* SPDX-License-Identifier: MIT */
/* What stops a copy; its facts; a copy from a server. */
#include "hub/base/str.h"
#include "hub/config/load.h"
#include "hub/model/holding.h"
#include "hub/model/prune.h"
#include "hub/service/packs.h"
#include "hub/service/sealed.h"
#include "hub/store/stmt.h"
#include "open_hub.h"
#include "service/pack_facts_priv.h"
#include "service/seal_priv.h"
#include "service/hub_priv.h"
#include "take_case.h"
#include "unit.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* --- what stops it ------------------------------------------------------------------------------------- */

static void only_a_hub_carer_takes_one(void **state)
{
    struct open_hub *w = *state;
    struct take_done done;
    unsigned char key[PACK_KEY_BYTES] = {9};
    struct take_ask ask = {.key = key, .due = DATE_NONE, .day = DATE_NONE};
    add(w, "person", "person=Ruth|role=liaison worker");
    hub_id ben = add(w, "person", "person=Ben|role=technical helper");
    ask.holder = ben;
    assert_int_equal(try_take(w, ask, &done), HUB_EDENIED);
    ask.holder = ID_NONE;
    open_hub_as(w, "Ruth");
    assert_int_equal(try_take(w, ask, &done), HUB_EDENIED);
    assert_int_equal(access(take_path(w), F_OK), -1);
    assert_int_equal(take_number(w->h->store, "SELECT count(*) FROM pack"), 0);
}

static void the_day_it_is_due_is_not_past(void **state)
{
    struct open_hub *w = *state;
    struct take_done done;
    unsigned char key[PACK_KEY_BYTES] = {9};
    struct take_ask ask = {.key = key, .due = date_add(hub_today(w->h), -1), .day = DATE_NONE};
    assert_int_equal(try_take(w, ask, &done), HUB_EINVAL);
    ask.due = hub_today(w->h);
    assert_int_equal(try_take(w, ask, &done), HUB_OK);
}

static void a_file_that_is_there_is_left(void **state)
{
    struct open_hub *w = *state;
    struct take_done done;
    unsigned char key[PACK_KEY_BYTES] = {9};
    struct take_ask ask = {.key = key, .due = DATE_NONE, .day = DATE_NONE};
    assert_int_equal(try_take(w, ask, &done), HUB_OK);
    assert_int_equal(hub_take_file(w->h, &ask, take_path(w), w->a, &done, &w->err), HUB_ECONFLICT);
    assert_int_equal(take_number(w->h->store, "SELECT count(*) FROM pack WHERE removed_at IS NULL"), 1);
}

static void what_could_not_be_written_is_not_in_the_list(void **state)
{
    struct open_hub *w = *state;
    struct take_done done;
    struct pack_list list;
    unsigned char key[PACK_KEY_BYTES] = {9};
    struct take_ask ask = {.key = key, .due = DATE_NONE, .day = DATE_NONE};
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (full < 0)
        skip();
    assert_int_not_equal(hub_take(w->h, &ask, full, w->a, &done, &w->err), HUB_OK);
    close(full);
    assert_int_equal(hub_packs(w->h, w->a, &list, &w->err), HUB_OK);
    assert_int_equal(list.count, 0);
}

static void a_copy_needs_a_passphrase_that_is_long_enough(void **state)
{
    struct open_hub *w = *state;
    struct take_done done;
    struct take_ask ask = {.due = DATE_NONE, .day = DATE_NONE};
    assert_int_equal(try_take(w, ask, &done), HUB_EUSAGE);
    ask.passphrase = "short";
    assert_int_equal(try_take(w, ask, &done), HUB_EINVAL);
}

/* --- facts, and from a server ---------------------------------------------------------------------------- */

static void facts_are_read_back_as_they_were(void **state)
{
    struct open_hub *w = *state;
    struct config c = {0}, local = {0}, got;
    struct config_env env = {.home = "/home/amina"};
    struct pack_facts f = {.number = 3, .hub = {7}, .holder = {8}, .holder_name = "Ami\\na\nB",
        .event_name = "", .source = "hub@server", .due = {20000}, .day = DATE_NONE,
        .made_at = {1234567}, .site = INT64_MAX, .seq = 12, .schema = 26};
    struct pack_facts back;
    config_defaults(&env, w->a, &c);
    config_defaults(&env, w->a, &local);
    c.rota.beds = 9;
    c.phones.agency = "0161 496 0000";
    c.screen.theme = "mono";
    local.screen.theme = "light";
    const char *text = pack_facts_text(&f, &c, w->a);
    assert_int_equal(pack_facts_read(text, strlen(text), w->a, &back, &w->err), HUB_OK);
    assert_string_equal(back.holder_name, f.holder_name);
    assert_string_equal(back.source, f.source);
    assert_int_equal(back.number, 3);
    assert_int_equal(back.site, INT64_MAX);
    assert_int_equal(back.due.d, 20000);
    assert_false(date_known(back.day));
    pack_facts_config(text, strlen(text), &local, w->a, &got);
    assert_int_equal(got.rota.beds, 9);
    assert_string_equal(got.phones.agency, "0161 496 0000");
    assert_string_equal(got.screen.theme, "light");
    assert_int_equal(pack_facts_read("nothing", 7, w->a, &back, &w->err), HUB_ECORRUPT);
    assert_int_equal(pack_facts_read("number=x\n", 9, w->a, &back, &w->err), HUB_ECORRUPT);
}

static void a_copy_from_a_server_is_kept_under_a_passphrase(void **state)
{
    struct open_hub *w = *state;
    struct seal_pair *key;
    char text[PACK_KEY_TEXT];
    unsigned char sent[PACK_KEY_BYTES];
    struct take_done done, kept;
    assert_int_equal(take_key_make(&key, text, &w->err), HUB_OK);
    assert_int_equal(take_key_read(text, sent, &w->err), HUB_OK);
    assert_int_equal(take_key_read("not a key", sent, &w->err), HUB_EUSAGE);
    assert_int_equal(take_key_read(text, sent, &w->err), HUB_OK);
    struct take_ask there = {.key = sent, .due = DATE_NONE, .day = DATE_NONE};
    const char *down = arena_printf(w->a, "%s.down", w->opening.path);
    int fd = open(down, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_int_equal(hub_take(w->h, &there, fd, w->a, &done, &w->err), HUB_OK);
    off_t len = lseek(fd, 0, SEEK_END);
    unsigned char *bytes = arena_alloc(w->a, (size_t)len);
    assert_int_equal(pread(fd, bytes, (size_t)len, 0), len);
    close(fd);
    unlink(down);
    struct take_ask here = {.passphrase = "correct horse battery", .source = "hub@server"};
    unlink(take_path(w));
    assert_int_equal(take_keep(key, bytes, (size_t)len - 9, &here, take_path(w), w->a, &kept, &w->err),
        HUB_ECORRUPT);
    assert_int_equal(access(take_path(w), F_OK), -1);
    assert_int_equal(
        take_keep(key, bytes, (size_t)len, &here, take_path(w), w->a, &kept, &w->err), HUB_OK);
    assert_int_equal(kept.number, done.number);
    assert_string_equal(kept.holds, done.holds);
    struct seal_ask ask = {.path = take_path(w), .with = {.pairs = (const struct seal_pair *const[]){key}, .pair_count = 1}};
    struct seal *s;
    assert_int_equal(seal_open(&ask, &s, &w->err), HUB_EDENIED); /* that key opens it no more */
    take_key_free(key);
    struct hub_opening o = w->opening;
    struct hub *h;
    struct away_state away;
    o.path = take_path(w);
    o.passphrase = here.passphrase;
    o.as = NULL;
    if (hub_open(&o, &h, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    hub_away_state(h, &away);
    assert_int_equal(away.form, FORM_AWAY);
    assert_string_equal(away.source, "hub@server");
    assert_string_equal(away.holder, "Amina");
    assert_int_equal(hub_take_file(h, &here, "/nowhere", w->a, &kept, &w->err), HUB_EUSAGE);
    hub_close(h);
}

static void every_table_of_the_file_is_thought_of(void **state)
{
    struct open_hub *w = *state;
    struct stmt *q;
    bool row;
    assert_int_equal(store_ask(w->h->store,
                         "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND "
                         "name NOT LIKE 'find\\_names%' ESCAPE '\\' AND name NOT LIKE 'find\\_log%' ESCAPE '\\'",
                         NULL, 0, &q, &row, &w->err),
        HUB_OK);
    for (; row; assert_int_equal(stmt_step(q, &row, &w->err), HUB_OK)) {
        const char *name = stmt_text(q, 0);
        bool known = noun_of_table(name) != NULL;
        for (size_t i = 0; !known && i < prune_table_count; i++)
            known = str_eq(prune_tables[i].name, name);
        if (!known)
            fail_msg("what has a copy of %s? prune_tables[] does not say", name);
    }
    stmt_done(q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(only_a_hub_carer_takes_one, open_hub_set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(the_day_it_is_due_is_not_past, open_hub_set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_there_is_left, open_hub_set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(what_could_not_be_written_is_not_in_the_list, open_hub_set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(a_copy_needs_a_passphrase_that_is_long_enough, open_hub_set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(facts_are_read_back_as_they_were, open_hub_set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(a_copy_from_a_server_is_kept_under_a_passphrase, open_hub_set_up, take_tear_down),
        cmocka_unit_test_setup_teardown(every_table_of_the_file_is_thought_of, open_hub_set_up, take_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
