/* SPDX-License-Identifier: MIT */
/* A hub in a sealed file: every save is in it, nothing of it can be read without the passphrase. */
#include "hub/service/sealed.h"
#include "hub/service/backup.h"
#include "hub/service/drafts.h"
#include "hub/service/erase.h"
#include "hub/service/personal.h"
#include "hub/service/pin.h"
#include "hub/service/records.h"
#include "hub/store/stmt.h"
#include "service/sealed_priv.h"
#include "store/store_priv.h"
#include "sealed_file.h"
#include "sealed_hub.h"
#include "unit.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void what_was_saved_is_there_again(void **state)
{
    struct sealed_hub *w = *state;
    assert_true(hub_file_sealed(w->opening.path));
    sealed_open_again(w);
    assert_string_equal(hub_person(w->h), "Amina");
    assert_false(hub_readonly(w->h));
    sealed_add(w, "Okafor");
    sealed_open_again(w);
    assert_int_equal(sealed_families(w), 1);
    assert_false(sealed_has(w, w->opening.path, "Okafor"));
    assert_false(sealed_has(w, w->opening.path, "Amina"));
}

static void it_opens_by_its_passphrase_alone(void **state)
{
    struct sealed_hub *w = *state;
    w->opening.passphrase = NULL;
    assert_int_equal(sealed_try_open(w), HUB_EDENIED);
    w->opening.passphrase = "copper river biscuits";
    assert_int_equal(sealed_try_open(w), HUB_EDENIED);
    w->opening.passphrase = "";
    assert_int_equal(sealed_try_open(w), HUB_EDENIED);
}

static void one_has_it_open_at_a_time(void **state)
{
    struct sealed_hub *w = *state;
    struct hub *other = NULL;
    sealed_open_again(w);
    assert_int_equal(hub_open(&w->opening, &other, &w->err), HUB_EBUSY);
    sealed_add(w, "Okafor");
    assert_int_equal(hub_open(&w->opening, &other, &w->err), HUB_EBUSY);
}

/* Killed, the process writes no more: what the file has by then is what counts. */
static void a_save_is_in_the_file_before_it_is_told(void **state)
{
    struct sealed_hub *w = *state;
    size_t len;
    sealed_open_again(w);
    sealed_add(w, "Okafor");
    const char *bytes = sealed_bytes(w, w->opening.path, &len);
    hub_close(w->h);
    w->h = NULL;
    sealed_file_put(w->opening.path, bytes, len);
    sealed_open_again(w);
    assert_int_equal(sealed_families(w), 1);
    struct away_state s;
    hub_away_state(w->h, &s);
    assert_false(s.cut);
}

static void a_save_that_was_torn_off_is_told(void **state)
{
    struct sealed_hub *w = *state;
    size_t len, before;
    struct away_state s;
    sealed_open_again(w);
    sealed_add(w, "Okafor");
    sealed_bytes(w, w->opening.path, &before);
    sealed_add(w, "Byrne");
    const char *bytes = sealed_bytes(w, w->opening.path, &len);
    hub_close(w->h);
    w->h = NULL;
    for (size_t cut = before + 1; cut < len; cut += (len - before) / 7) {
        sealed_file_put(w->opening.path, bytes, cut);
        sealed_open_again(w);
        assert_int_equal(sealed_families(w), 1);
        hub_away_state(w->h, &s);
        assert_true(s.cut);
        assert_true(stamp_known(s.cut_at));
        sealed_add(w, "Reid");
        sealed_open_again(w);
        assert_int_equal(sealed_families(w), 2);
        hub_close(w->h);
        w->h = NULL;
    }
}

static void each_opening_is_a_site_of_its_own(void **state)
{
    struct sealed_hub *w = *state;
    sealed_open_again(w);
    sealed_add(w, "Okafor");
    int64_t first = store_site(w->h->store);
    sealed_open_again(w);
    assert_true(store_site(w->h->store) != first);
    sealed_open_again(w);
    sealed_add(w, "Byrne");
    int64_t n = 0, parent = 0;
    assert_int_equal(store_number(w->h->store, "SELECT count(*) FROM site", &n, &w->err), HUB_OK);
    assert_int_equal(store_number(w->h->store, "SELECT parent FROM site WHERE own = 1", &parent, &w->err),
        HUB_OK);
    assert_int_equal(n, 4); /* as it was made empty, its start, and the two that wrote */
    assert_int_equal(parent, first);
}

static void only_looking_changes_nothing(void **state)
{
    struct sealed_hub *w = *state;
    size_t len, again;
    const char *before = sealed_bytes(w, w->opening.path, &len);
    sealed_open_again(w);
    hub_close(w->h);
    w->h = NULL;
    const char *after = sealed_bytes(w, w->opening.path, &again);
    assert_int_equal(len, again);
    assert_memory_equal(before, after, len);
}

static void closing_writes_it_anew(void **state)
{
    struct sealed_hub *w = *state;
    struct stat open, closed;
    sealed_open_again(w);
    for (int i = 0; i < 40; i++)
        sealed_add(w, arena_printf(w->a, "Family %d of a long name, so that something is to be saved", i));
    assert_int_equal(stat(w->opening.path, &open), 0);
    hub_close(w->h);
    w->h = NULL;
    assert_int_equal(stat(w->opening.path, &closed), 0);
    assert_true(closed.st_ino != open.st_ino);
    sealed_open_again(w);
    assert_int_equal(w->h->sealed->behind, 0);
    assert_true(w->h->sealed->opened.ended);
    assert_int_equal(sealed_families(w), 40);
}

static void what_is_typed_and_chosen_is_kept_too(void **state)
{
    struct sealed_hub *w = *state;
    struct draft d = {.noun = "family", .record = ID_NONE};
    struct draft *list;
    const char *chosen = NULL;
    bool has = false;
    size_t count = 0;
    sealed_open_again(w);
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    assert_int_equal(hub_set_personal(w->h, PERSONAL_THEME, "dark", &w->err), HUB_OK);
    assert_int_equal(pin_set(w->h, hub_person_id(w->h), NULL, "4829", &w->err), HUB_OK);
    sealed_open_again(w);
    assert_true(pin_needed(w->h));
    struct pin_result r;
    assert_int_equal(pin_try(w->h, "4829", &r, &w->err), HUB_OK);
    assert_int_equal(r.answer, PIN_OK);
    assert_int_equal(pin_has(w->h, hub_person_id(w->h), &has, &w->err), HUB_OK);
    assert_true(has);
    assert_int_equal(hub_personal(w->h, PERSONAL_THEME, w->a, &chosen, &w->err), HUB_OK);
    assert_string_equal(chosen, "dark");
    assert_int_equal(hub_draft_list(w->h, w->a, &list, &count, &w->err), HUB_OK);
    assert_int_equal(count, 1);
}

/* RLIMIT_FSIZE is a full disk for one process: setrlimit(2). */
static void a_full_stick_is_said_and_nothing_is_half_saved(void **state)
{
    struct sealed_hub *w = *state;
    struct stat st;
    struct rlimit before, less;
    sealed_open_again(w);
    sealed_add(w, "Okafor");
    assert_int_equal(stat(w->opening.path, &st), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    less = before;
    less.rlim_cur = (rlim_t)st.st_size + 100;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &less), 0);
    enum hub_rc rc = sealed_try_add(w, "Byrne");
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(rc, HUB_EFULL);
    assert_int_equal(sealed_families(w), 1);
    sealed_add(w, "Reid");
    assert_int_equal(sealed_families(w), 2);
    sealed_open_again(w);
    assert_int_equal(sealed_families(w), 2);
}

static void a_file_that_cannot_be_written_opens_for_reading(void **state)
{
    struct sealed_hub *w = *state;
    sealed_open_again(w);
    sealed_add(w, "Okafor");
    hub_close(w->h);
    w->h = NULL;
    assert_int_equal(chmod(w->opening.path, 0400), 0);
    bool root = access(w->opening.path, W_OK) == 0;
    if (!root) {
        sealed_open_again(w);
        assert_true(hub_readonly(w->h));
        assert_int_equal(sealed_families(w), 1);
        assert_int_equal(sealed_try_add(w, "Byrne"), HUB_EREADONLY);
    }
}

static void what_is_damaged_can_be_salvaged_for_reading(void **state)
{
    struct sealed_hub *w = *state;
    size_t len, middle;
    struct away_state s;
    sealed_open_again(w);
    sealed_add(w, "Okafor");
    sealed_bytes(w, w->opening.path, &middle);
    sealed_add(w, "Byrne");
    sealed_add(w, "Reid");
    char *bytes = sealed_bytes(w, w->opening.path, &len);
    hub_close(w->h);
    w->h = NULL;
    bytes[middle + 60] ^= 1;
    sealed_file_put(w->opening.path, bytes, len);
    assert_int_equal(sealed_try_open(w), HUB_ECORRUPT);
    w->opening.salvage = true;
    sealed_open_again(w);
    assert_int_equal(sealed_families(w), 1);
    assert_true(hub_readonly(w->h));
    hub_away_state(w->h, &s);
    assert_true(s.damaged);
}

static void erased_words_are_gone_and_the_key_is_another(void **state)
{
    struct sealed_hub *w = *state;
    struct erase_plan plan;
    struct erase_done done;
    struct assignment set = {"family", "Okafor"};
    hub_id id;
    struct stat before, after;
    sealed_open_again(w);
    assert_int_equal(hub_add(w->h, noun_find("family"), &set, 1, &id, &w->err), HUB_OK);
    assert_int_equal(stat(w->opening.path, &before), 0);
    if (hub_erase_look(w->h, noun_find("family"), id, w->a, &plan, &w->err) != HUB_OK ||
        hub_erase(w->h, &plan, "they asked", &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_true(done.swept);
    assert_int_equal(stat(w->opening.path, &after), 0);
    assert_true(before.st_ino != after.st_ino);
    assert_int_equal(w->h->sealed->behind, 0);
    sealed_add(w, "Byrne");
    sealed_open_again(w);
    assert_int_equal(sealed_families(w), 1);
    assert_false(store_sweep_owed(w->h->store));
}

/* No place for it beside the file, but the step went in: it is owed, and done at the next opening. */
static void what_could_not_be_written_anew_is_later(void **state)
{
    struct sealed_hub *w = *state;
    struct stat full, anew;
    sealed_open_again(w);
    for (int i = 0; i < 2; i++) {
        sealed_add(w, i ? "Reid" : "Nowak");
        hub_id id = ID_NONE;
        struct erase_plan plan;
        struct erase_done done;
        struct assignment set = {"family", i ? "Okafor" : "Byrne"};
        assert_int_equal(hub_add(w->h, noun_find("family"), &set, 1, &id, &w->err), HUB_OK);
        assert_int_equal(
            hub_erase_look(w->h, noun_find("family"), id, w->a, &plan, &w->err), HUB_OK);
        assert_int_equal(mkdir(arena_printf(w->a, "%s.new", w->opening.path), 0700), 0);
        assert_int_equal(hub_erase(w->h, &plan, "they asked", &done, &w->err), HUB_OK);
        assert_int_equal(rmdir(arena_printf(w->a, "%s.new", w->opening.path)), 0);
        assert_false(done.swept);
        assert_true(store_sweep_owed(w->h->store));
    }
    size_t len;
    const char *bytes = sealed_bytes(w, w->opening.path, &len);
    hub_close(w->h);
    w->h = NULL;
    sealed_file_put(w->opening.path, bytes, len); /* as if it had been killed */
    assert_int_equal(stat(w->opening.path, &full), 0);
    sealed_open_again(w);
    assert_int_equal(stat(w->opening.path, &anew), 0);
    assert_true(full.st_ino != anew.st_ino);
    assert_false(store_sweep_owed(w->h->store));
    assert_int_equal(w->h->sealed->behind, 0);
    assert_int_equal(sealed_families(w), 2);
}

static void to_a_database_and_back(void **state)
{
    struct sealed_hub *w = *state;
    const char *sealed = w->opening.path, *db = arena_printf(w->a, "%s/hub.db", w->dir),
               *other = arena_printf(w->a, "%s/other.hub", w->dir);
    sealed_open_again(w);
    sealed_add(w, "Okafor");
    if (hub_unseal(w->h, db, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_int_equal(hub_unseal(w->h, db, &w->err), HUB_ECONFLICT);
    int64_t site = store_site(w->h->store);
    w->opening.path = db;
    sealed_open_again(w);
    assert_int_equal(sealed_families(w), 1);
    assert_true(store_site(w->h->store) != site);
    sealed_add(w, "Byrne");
    assert_int_equal(hub_unseal(w->h, other, &w->err), HUB_EUSAGE);
    assert_int_equal(hub_seal(w->h, sealed, "another three words", &w->err), HUB_ECONFLICT);
    assert_int_equal(hub_seal(w->h, other, "short", &w->err), HUB_EINVAL);
    assert_int_equal(hub_seal(w->h, other, "another three words", &w->err), HUB_OK);
    w->opening.path = other;
    w->opening.passphrase = "another three words";
    sealed_open_again(w);
    assert_int_equal(sealed_families(w), 2);
    w->opening.path = sealed;
}

static void another_passphrase_takes_the_place_of_the_first(void **state)
{
    struct sealed_hub *w = *state;
    sealed_open_again(w);
    sealed_add(w, "Okafor");
    assert_int_equal(hub_change_passphrase(w->h, "aaaaaaaaaaaaaaa", &w->err), HUB_EINVAL);
    assert_int_equal(hub_change_passphrase(w->h, "lantern gravel soup", &w->err), HUB_OK);
    sealed_add(w, "Byrne");
    assert_int_equal(sealed_try_open(w), HUB_EDENIED);
    w->opening.passphrase = "lantern gravel soup";
    sealed_open_again(w);
    assert_int_equal(sealed_families(w), 2);
}

static void the_recovery_words_open_it_too(void **state)
{
    struct sealed_hub *w = *state;
    struct away_state s;
    char words[RECOVERY_TEXT];
    sealed_open_again(w);
    recovery_make(words);
    assert_int_equal(hub_recovery_set(w->h, words, &w->err), HUB_OK);
    assert_int_equal(w->h->sealed->behind, 0); /* at once, not when it is closed */
    sealed_add(w, "Okafor");
    w->opening.passphrase = words;
    sealed_open_again(w);
    hub_away_state(w->h, &s);
    assert_true(s.by_words);
    assert_int_equal(sealed_families(w), 1);
    assert_int_equal(hub_change_passphrase(w->h, "lantern gravel soup", &w->err), HUB_OK);
    sealed_add(w, "Byrne");
    w->opening.passphrase = "lantern gravel soup";
    sealed_open_again(w);
    hub_away_state(w->h, &s);
    assert_false(s.by_words);
    assert_int_equal(sealed_families(w), 2);
    char other[RECOVERY_TEXT];
    recovery_make(other);
    assert_int_equal(hub_recovery_set(w->h, other, &w->err), HUB_OK);
    w->opening.passphrase = words;
    assert_int_equal(sealed_try_open(w), HUB_EDENIED); /* of the sheet before: no more */
    w->opening.passphrase = other;
    sealed_open_again(w);
}

static void a_poor_passphrase_is_refused_kindly(void **state)
{
    struct sealed_hub *w = *state;
    static const char *const poor[] = {"", "biscuit", "aaaaaaaaaaaa", "abcabcabcabc", "ééééééééééé"};
    for (size_t i = 0; i < sizeof poor / sizeof *poor; i++)
        assert_int_equal(passphrase_check(poor[i], &w->err), HUB_EINVAL);
    assert_int_equal(passphrase_check(SEALED_WORDS, &w->err), HUB_OK);
}

/* The hub at hand as copy 3, which Bea took until Saturday 28 November. */
static void taken_away(struct sealed_hub *w)
{
    struct seal *file = NULL;
    struct assignment bea[] = {{"person", "Bea"}, {"role", "hub carer"}};
    struct pack_facts f = {.number = 3, .holder_name = "Bea", .event_name = "", .source = "hub@server",
        .due = date_from_ymd(2026, 11, 28), .day = DATE_NONE, .schema = (int64_t)store_migration_count};
    struct seal_make make = {.kind = SEAL_COPY, .made_at = clock_now(&w->clock),
        .lock = {.passphrase = SEALED_WORDS, .cost = SEAL_COST_TEST}};
    const char *path = arena_printf(w->a, "%s/other.hub", w->dir);
    sealed_open_again(w);
    assert_int_equal(hub_add(w->h, noun_find("person"), bea, 2, NULL, &w->err), HUB_OK);
    if (seal_create(path, false, &make, &file, &w->err) != HUB_OK ||
        sealed_write(w->h, file, pack_facts_text(&f, NULL, w->a), &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    seal_close(file);
    w->opening.path = path;
}

static void a_copy_counts_what_it_has_to_bring_home(void **state)
{
    struct sealed_hub *w = *state;
    struct away_state s;
    struct stat before, after;
    taken_away(w);
    sealed_open_again(w);
    assert_string_equal(hub_person(w->h), "Bea"); /* of two carers the one who took it */
    assert_string_equal(hub_kept(w->h, w->a), "AWAY · nothing to bring home");
    sealed_add(w, "Okafor");
    assert_string_equal(hub_kept(w->h, w->a), "AWAY · 1 change to bring home");
    assert_int_equal(stat(w->opening.path, &before), 0);
    w->opening.as = "Amina";
    sealed_open_again(w);
    assert_int_equal(stat(w->opening.path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino); /* its steps are what comes home: it only ends */
    assert_int_equal(w->h->sealed->behind, 1);
    assert_string_equal(hub_person(w->h), "Amina");
    assert_int_equal(hub_set_personal(w->h, PERSONAL_THEME, "dark", &w->err), HUB_OK);
    sealed_add(w, "Byrne");
    hub_away_state(w->h, &s);
    assert_int_equal(s.form, FORM_AWAY);
    assert_int_equal(s.number, 3);
    assert_int_equal(s.steps, 2);
    assert_string_equal(s.holder, "Bea");
    assert_string_equal(s.source, "hub@server");
    assert_false(s.overdue || s.cut || s.damaged || s.clock_behind);
    int64_t sites = 0;
    assert_int_equal(store_number(w->h->store, "SELECT count(*) FROM site WHERE pack IS NOT NULL AND "
                                               "length(pack) = 32 AND parent_seq IS NOT NULL",
                         &sites, &w->err),
        HUB_OK);
    assert_true(sites >= 2);
}

static void a_copy_that_is_late_warns_and_goes_on(void **state)
{
    struct sealed_hub *w = *state;
    struct away_state s;
    taken_away(w);
    assert_int_equal(clock_set(&w->clock, "2026-11-29T10:00", &w->err), HUB_OK);
    sealed_open_again(w);
    sealed_add(w, "Okafor");
    hub_away_state(w->h, &s);
    assert_true(s.overdue);
    assert_string_equal(hub_kept(w->h, w->a), "AWAY · overdue · 1 change to bring home");
    assert_int_equal(clock_set(&w->clock, "2026-11-20T10:00", &w->err), HUB_OK);
    sealed_open_again(w);
    hub_away_state(w->h, &s);
    assert_true(s.clock_behind);
    assert_false(s.overdue);
}

static void a_copy_becomes_no_hub_of_its_own(void **state)
{
    struct sealed_hub *w = *state;
    const char *db = arena_printf(w->a, "%s/hub.db", w->dir);
    taken_away(w);
    sealed_open_again(w);
    assert_int_equal(hub_unseal(w->h, db, &w->err), HUB_EUSAGE);
    assert_int_equal(hub_seal(w->h, db, "lantern gravel soup", &w->err), HUB_EUSAGE);
    assert_int_equal(access(db, F_OK), -1);
    assert_int_equal(hub_change_passphrase(w->h, "lantern gravel soup", &w->err), HUB_OK);
    sealed_add(w, "Okafor");
    w->opening.passphrase = "lantern gravel soup";
    sealed_open_again(w);
    assert_string_equal(hub_kept(w->h, w->a), "AWAY · 1 change to bring home");
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, sealed_set_up, sealed_tear_down)
    const struct CMUnitTest tests[] = {
        T(what_was_saved_is_there_again),
        T(it_opens_by_its_passphrase_alone),
        T(one_has_it_open_at_a_time),
        T(a_save_is_in_the_file_before_it_is_told),
        T(a_save_that_was_torn_off_is_told),
        T(each_opening_is_a_site_of_its_own),
        T(only_looking_changes_nothing),
        T(closing_writes_it_anew),
        T(what_is_typed_and_chosen_is_kept_too),
        T(a_full_stick_is_said_and_nothing_is_half_saved),
        T(a_file_that_cannot_be_written_opens_for_reading),
        T(what_is_damaged_can_be_salvaged_for_reading),
        T(erased_words_are_gone_and_the_key_is_another),
        T(what_could_not_be_written_anew_is_later),
        T(to_a_database_and_back),
        T(another_passphrase_takes_the_place_of_the_first),
        T(the_recovery_words_open_it_too),
        T(a_poor_passphrase_is_refused_kindly),
        T(a_copy_counts_what_it_has_to_bring_home),
        T(a_copy_that_is_late_warns_and_goes_on),
        T(a_copy_becomes_no_hub_of_its_own),
    };
#undef T
    signal(SIGXFSZ, SIG_IGN); /* as the program has it */
    return cmocka_run_group_tests(tests, NULL, sealed_forget);
}
