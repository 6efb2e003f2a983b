/* SPDX-License-Identifier: MIT */
/* A hub in a sealed file: every save is in it, nothing of it can be read without the passphrase. */
#include "hub/service/sealed.h"

#include "hub/base/str.h"
#include "hub/service/backup.h"
#include "hub/service/drafts.h"
#include "hub/service/erase.h"
#include "hub/service/history.h"
#include "hub/service/personal.h"
#include "hub/service/pin.h"
#include "hub/service/records.h"
#include "service/sealed_priv.h"
#include "store/store_priv.h"
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char WORDS[] = "copper river biscuit";

struct world {
    struct arena *a;
    struct hub *h;
    struct hub_err err;
    struct hub_clock clock;
    struct hub_opening opening;
    char *dir;
};

static char *bytes_of(struct world *w, const char *path, size_t *len)
{
    struct stat st;
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_int_equal(fstat(fileno(f), &st), 0);
    char *bytes = arena_alloc(w->a, (size_t)st.st_size + 1);
    *len = fread(bytes, 1, (size_t)st.st_size, f);
    fclose(f);
    return bytes;
}

static void put(const char *path, const char *bytes, size_t len)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, len, f), len);
    fclose(f);
}

/* Made once: its passphrase costs little, as it is tried often here. */
static struct template {
    char *bytes;
    size_t len;
} template;

static void opened_first(struct world *w)
{
    struct hub_start start = {.name = "Robin Hub", .carer = "Amina", .beds = 2};
    struct seal_lock quick = {.passphrase = WORDS, .cost = SEAL_COST_TEST};
    if (hub_init(&w->opening, &start, &w->err) != HUB_OK ||
        hub_open(&w->opening, &w->h, &w->err) != HUB_OK ||
        sealed_anew(w->h, &quick, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    hub_close(w->h);
    w->h = NULL;
}

static int set_up(void **state)
{
    struct world *w = calloc(1, sizeof *w);
    const char *tmp = getenv("TMPDIR");
    w->a = arena_create();
    w->dir = arena_printf(w->a, "%s/hub-sealed-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(w->dir));
    w->opening = (struct hub_opening){.path = arena_printf(w->a, "%s/robin.hub", w->dir),
        .passphrase = WORDS, .clock = &w->clock};
    assert_int_equal(clock_set(&w->clock, "2026-11-21T10:00", &w->err), HUB_OK);
    if (template.bytes) {
        put(w->opening.path, template.bytes, template.len);
    } else {
        opened_first(w);
        const char *bytes = bytes_of(w, w->opening.path, &template.len);
        template.bytes = malloc(template.len);
        memcpy(template.bytes, bytes, template.len);
    }
    *state = w;
    return 0;
}

static int tear_down(void **state)
{
    struct world *w = *state;
    static const char *const ends[] = {"robin.hub", "robin.hub.new", "other.hub", "hub.db", "hub.db-wal",
        "hub.db-shm", "hub.db.key"};
    hub_close(w->h);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        unlink(arena_printf(w->a, "%s/%s", w->dir, ends[i]));
    assert_int_equal(rmdir(w->dir), 0); /* nothing else was left behind */
    arena_destroy(w->a);
    free(w);
    return 0;
}

static enum hub_rc try_open(struct world *w)
{
    hub_close(w->h);
    w->h = NULL;
    return hub_open(&w->opening, &w->h, &w->err);
}

static void opened(struct world *w)
{
    if (try_open(w) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static enum hub_rc add_family(struct world *w, const char *name)
{
    struct assignment set = {"family", name};
    hub_id id;
    return hub_add(w->h, noun_find("family"), &set, 1, &id, &w->err);
}

static void added(struct world *w, const char *name)
{
    if (add_family(w, name) != HUB_OK)
        fail_msg("%s", w->err.msg);
}

static int64_t families(struct world *w)
{
    struct hub_err err;
    int64_t n = -1;
    assert_int_equal(
        store_number(w->h->store, "SELECT count(*) FROM family", &n, &err), HUB_OK);
    return n;
}

static bool file_has(struct world *w, const char *path, const char *text)
{
    size_t len, n = strlen(text);
    const char *bytes = bytes_of(w, path, &len);
    for (size_t i = 0; i + n <= len; i++)
        if (memcmp(bytes + i, text, n) == 0)
            return true;
    return false;
}

static void what_was_saved_is_there_again(void **state)
{
    struct world *w = *state;
    assert_true(hub_file_sealed(w->opening.path));
    opened(w);
    assert_string_equal(hub_person(w->h), "Amina");
    assert_false(hub_readonly(w->h));
    added(w, "Okafor");
    opened(w);
    assert_int_equal(families(w), 1);
    assert_false(file_has(w, w->opening.path, "Okafor"));
    assert_false(file_has(w, w->opening.path, "Amina"));
}

static void it_opens_by_its_passphrase_alone(void **state)
{
    struct world *w = *state;
    w->opening.passphrase = NULL;
    assert_int_equal(try_open(w), HUB_EDENIED);
    w->opening.passphrase = "copper river biscuits";
    assert_int_equal(try_open(w), HUB_EDENIED);
    w->opening.passphrase = "";
    assert_int_equal(try_open(w), HUB_EDENIED);
}

static void one_has_it_open_at_a_time(void **state)
{
    struct world *w = *state;
    struct hub *other = NULL;
    opened(w);
    assert_int_equal(hub_open(&w->opening, &other, &w->err), HUB_EBUSY);
    added(w, "Okafor");
    assert_int_equal(hub_open(&w->opening, &other, &w->err), HUB_EBUSY);
}

/* Killed, the process writes no more: what the file has by then is what counts. */
static void a_save_is_in_the_file_before_it_is_told(void **state)
{
    struct world *w = *state;
    size_t len;
    opened(w);
    added(w, "Okafor");
    const char *bytes = bytes_of(w, w->opening.path, &len);
    hub_close(w->h);
    w->h = NULL;
    put(w->opening.path, bytes, len);
    opened(w);
    assert_int_equal(families(w), 1);
    struct away_state s;
    hub_away_state(w->h, &s);
    assert_false(s.cut);
}

static void a_save_that_was_torn_off_is_told(void **state)
{
    struct world *w = *state;
    size_t len, before;
    struct away_state s;
    opened(w);
    added(w, "Okafor");
    bytes_of(w, w->opening.path, &before);
    added(w, "Byrne");
    const char *bytes = bytes_of(w, w->opening.path, &len);
    hub_close(w->h);
    w->h = NULL;
    for (size_t cut = before + 1; cut < len; cut += (len - before) / 7) {
        put(w->opening.path, bytes, cut);
        opened(w);
        assert_int_equal(families(w), 1);
        hub_away_state(w->h, &s);
        assert_true(s.cut);
        assert_true(stamp_known(s.cut_at));
        added(w, "Reid");
        opened(w);
        assert_int_equal(families(w), 2);
        hub_close(w->h);
        w->h = NULL;
    }
}

static void each_opening_is_a_site_of_its_own(void **state)
{
    struct world *w = *state;
    opened(w);
    added(w, "Okafor");
    int64_t first = store_site(w->h->store);
    opened(w);
    assert_true(store_site(w->h->store) != first);
    opened(w);
    added(w, "Byrne");
    int64_t n = 0, parent = 0;
    assert_int_equal(store_number(w->h->store, "SELECT count(*) FROM site", &n, &w->err), HUB_OK);
    assert_int_equal(store_number(w->h->store, "SELECT parent FROM site WHERE own = 1", &parent, &w->err),
        HUB_OK);
    assert_int_equal(n, 4); /* as it was made empty, its start, and the two that wrote */
    assert_int_equal(parent, first);
}

static void only_looking_changes_nothing(void **state)
{
    struct world *w = *state;
    size_t len, again;
    const char *before = bytes_of(w, w->opening.path, &len);
    opened(w);
    hub_close(w->h);
    w->h = NULL;
    const char *after = bytes_of(w, w->opening.path, &again);
    assert_int_equal(len, again);
    assert_memory_equal(before, after, len);
}

static void closing_writes_it_anew(void **state)
{
    struct world *w = *state;
    struct stat open, closed;
    opened(w);
    for (int i = 0; i < 40; i++)
        added(w, arena_printf(w->a, "Family %d of a long name, so that something is to be saved", i));
    assert_int_equal(stat(w->opening.path, &open), 0);
    hub_close(w->h);
    w->h = NULL;
    assert_int_equal(stat(w->opening.path, &closed), 0);
    assert_true(closed.st_ino != open.st_ino);
    opened(w);
    assert_int_equal(w->h->sealed->behind, 0);
    assert_true(w->h->sealed->opened.ended);
    assert_int_equal(families(w), 40);
}

static void what_is_typed_and_chosen_is_kept_too(void **state)
{
    struct world *w = *state;
    struct draft d = {.noun = "family", .record = ID_NONE};
    struct draft *list;
    const char *chosen = NULL;
    bool has = false;
    size_t count = 0;
    opened(w);
    assert_int_equal(hub_draft_put(w->h, &d, &w->err), HUB_OK);
    assert_int_equal(hub_set_personal(w->h, PERSONAL_THEME, "dark", &w->err), HUB_OK);
    assert_int_equal(pin_set(w->h, hub_person_id(w->h), NULL, "4829", &w->err), HUB_OK);
    opened(w);
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
    struct world *w = *state;
    struct stat st;
    struct rlimit before, less;
    opened(w);
    added(w, "Okafor");
    assert_int_equal(stat(w->opening.path, &st), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    less = before;
    less.rlim_cur = (rlim_t)st.st_size + 100;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &less), 0);
    enum hub_rc rc = add_family(w, "Byrne");
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(rc, HUB_EFULL);
    assert_int_equal(families(w), 1);
    added(w, "Reid");
    assert_int_equal(families(w), 2);
    opened(w);
    assert_int_equal(families(w), 2);
}

static void a_file_that_cannot_be_written_opens_for_reading(void **state)
{
    struct world *w = *state;
    opened(w);
    added(w, "Okafor");
    hub_close(w->h);
    w->h = NULL;
    assert_int_equal(chmod(w->opening.path, 0400), 0);
    bool root = access(w->opening.path, W_OK) == 0;
    if (!root) {
        opened(w);
        assert_true(hub_readonly(w->h));
        assert_int_equal(families(w), 1);
        assert_int_equal(add_family(w, "Byrne"), HUB_EREADONLY);
    }
}

static void what_is_damaged_can_be_salvaged_for_reading(void **state)
{
    struct world *w = *state;
    size_t len, middle;
    struct away_state s;
    opened(w);
    added(w, "Okafor");
    bytes_of(w, w->opening.path, &middle);
    added(w, "Byrne");
    added(w, "Reid");
    char *bytes = bytes_of(w, w->opening.path, &len);
    hub_close(w->h);
    w->h = NULL;
    bytes[middle + 60] ^= 1;
    put(w->opening.path, bytes, len);
    assert_int_equal(try_open(w), HUB_ECORRUPT);
    w->opening.salvage = true;
    opened(w);
    assert_int_equal(families(w), 1);
    assert_true(hub_readonly(w->h));
    hub_away_state(w->h, &s);
    assert_true(s.damaged);
}

static void erased_words_are_gone_and_the_key_is_another(void **state)
{
    struct world *w = *state;
    struct erase_plan plan;
    struct erase_done done;
    struct assignment set = {"family", "Okafor"};
    hub_id id;
    struct stat before, after;
    opened(w);
    assert_int_equal(hub_add(w->h, noun_find("family"), &set, 1, &id, &w->err), HUB_OK);
    assert_int_equal(stat(w->opening.path, &before), 0);
    if (hub_erase_look(w->h, noun_find("family"), id, w->a, &plan, &w->err) != HUB_OK ||
        hub_erase(w->h, &plan, "they asked", &done, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_true(done.swept);
    assert_int_equal(stat(w->opening.path, &after), 0);
    assert_true(before.st_ino != after.st_ino);
    assert_int_equal(w->h->sealed->behind, 0);
    added(w, "Byrne");
    opened(w);
    assert_int_equal(families(w), 1);
    assert_false(store_sweep_owed(w->h->store));
}

/* No place for it beside the file, but the step went in: it is owed, and done at the next opening. */
static void what_could_not_be_written_anew_is_later(void **state)
{
    struct world *w = *state;
    struct stat full, anew;
    opened(w);
    for (int i = 0; i < 2; i++) {
        added(w, i ? "Reid" : "Nowak");
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
    const char *bytes = bytes_of(w, w->opening.path, &len);
    hub_close(w->h);
    w->h = NULL;
    put(w->opening.path, bytes, len); /* as if it had been killed */
    assert_int_equal(stat(w->opening.path, &full), 0);
    opened(w);
    assert_int_equal(stat(w->opening.path, &anew), 0);
    assert_true(full.st_ino != anew.st_ino);
    assert_false(store_sweep_owed(w->h->store));
    assert_int_equal(w->h->sealed->behind, 0);
    assert_int_equal(families(w), 2);
}

static void to_a_database_and_back(void **state)
{
    struct world *w = *state;
    const char *sealed = w->opening.path, *db = arena_printf(w->a, "%s/hub.db", w->dir),
               *other = arena_printf(w->a, "%s/other.hub", w->dir);
    opened(w);
    added(w, "Okafor");
    if (hub_unseal(w->h, db, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    assert_int_equal(hub_unseal(w->h, db, &w->err), HUB_ECONFLICT);
    int64_t site = store_site(w->h->store);
    w->opening.path = db;
    opened(w);
    assert_int_equal(families(w), 1);
    assert_true(store_site(w->h->store) != site);
    added(w, "Byrne");
    assert_int_equal(hub_unseal(w->h, other, &w->err), HUB_EUSAGE);
    assert_int_equal(hub_seal(w->h, sealed, "another three words", &w->err), HUB_ECONFLICT);
    assert_int_equal(hub_seal(w->h, other, "short", &w->err), HUB_EINVAL);
    assert_int_equal(hub_seal(w->h, other, "another three words", &w->err), HUB_OK);
    w->opening.path = other;
    w->opening.passphrase = "another three words";
    opened(w);
    assert_int_equal(families(w), 2);
    w->opening.path = sealed;
}

static void another_passphrase_takes_the_place_of_the_first(void **state)
{
    struct world *w = *state;
    opened(w);
    added(w, "Okafor");
    assert_int_equal(hub_change_passphrase(w->h, "aaaaaaaaaaaaaaa", &w->err), HUB_EINVAL);
    assert_int_equal(hub_change_passphrase(w->h, "lantern gravel soup", &w->err), HUB_OK);
    added(w, "Byrne");
    assert_int_equal(try_open(w), HUB_EDENIED);
    w->opening.passphrase = "lantern gravel soup";
    opened(w);
    assert_int_equal(families(w), 2);
}

static void the_recovery_words_open_it_too(void **state)
{
    struct world *w = *state;
    struct away_state s;
    char words[RECOVERY_TEXT];
    opened(w);
    recovery_make(words);
    assert_int_equal(hub_recovery_set(w->h, words, &w->err), HUB_OK);
    assert_int_equal(w->h->sealed->behind, 0); /* at once, not when it is closed */
    added(w, "Okafor");
    w->opening.passphrase = words;
    opened(w);
    hub_away_state(w->h, &s);
    assert_true(s.by_words);
    assert_int_equal(families(w), 1);
    assert_int_equal(hub_change_passphrase(w->h, "lantern gravel soup", &w->err), HUB_OK);
    added(w, "Byrne");
    w->opening.passphrase = "lantern gravel soup";
    opened(w);
    hub_away_state(w->h, &s);
    assert_false(s.by_words);
    assert_int_equal(families(w), 2);
    char other[RECOVERY_TEXT];
    recovery_make(other);
    assert_int_equal(hub_recovery_set(w->h, other, &w->err), HUB_OK);
    w->opening.passphrase = words;
    assert_int_equal(try_open(w), HUB_EDENIED); /* of the sheet before: no more */
    w->opening.passphrase = other;
    opened(w);
}

static void a_poor_passphrase_is_refused_kindly(void **state)
{
    struct world *w = *state;
    static const char *const poor[] = {"", "biscuit", "aaaaaaaaaaaa", "abcabcabcabc", "ééééééééééé"};
    for (size_t i = 0; i < sizeof poor / sizeof *poor; i++)
        assert_int_equal(passphrase_check(poor[i], &w->err), HUB_EINVAL);
    assert_int_equal(passphrase_check(WORDS, &w->err), HUB_OK);
}

/* A database as the program of one migration less wrote it, sealed. */
static void sealed_by_an_older_hub(struct world *w)
{
    sqlite3 *db;
    struct store bare = {.path = "older"};
    struct seal *file = NULL;
    struct pack_facts f = {.schema = (int64_t)store_migration_count - 1, .holder_name = "",
        .event_name = "", .source = "", .due = DATE_NONE, .day = DATE_NONE};
    struct seal_make make = {.kind = SEAL_HUB, .made_at = clock_now(&w->clock),
        .lock = {.passphrase = WORDS, .cost = SEAL_COST_TEST}};
    const char *facts = pack_facts_text(&f, NULL, w->a);
    char *numbers = arena_printf(w->a, "PRAGMA application_id = %d; PRAGMA user_version = %zu;",
        STORE_APPLICATION_ID, store_migration_count - 1);
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    bare.db = db;
    assert_int_equal(tokens_register(&bare, &w->err), HUB_OK);
    assert_int_equal(sqlite3_exec(db, numbers, NULL, NULL, NULL), SQLITE_OK);
    for (size_t i = 0; i + 1 < store_migration_count; i++)
        assert_int_equal(sqlite3_exec(db, store_migrations[i].sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                         "INSERT INTO hub(id,name) VALUES(1,'Robin Hub');"
                         "INSERT INTO person(id,hub_id,name,role) VALUES(2,1,'Amina','hub carer')",
                         NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_int64 len;
    unsigned char *bytes = sqlite3_serialize(db, "main", &len, 0);
    assert_int_equal(unlink(w->opening.path), 0);
    if (seal_create(w->opening.path, false, &make, &file, &w->err) != HUB_OK ||
        seal_add(file, SEAL_FACTS, make.made_at, facts, strlen(facts), &w->err) != HUB_OK ||
        seal_add(file, SEAL_IMAGE, make.made_at, bytes, (size_t)len, &w->err) != HUB_OK ||
        seal_finish(file, &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    seal_close(file);
    sqlite3_free(bytes);
    sqlite3_close(db);
}

static void before_a_newer_hub_writes_it_it_is_kept(void **state)
{
    struct world *w = *state;
    const char *older = arena_printf(
        w->a, "%s.before-%zu", w->opening.path, store_migration_count - 1);
    sealed_by_an_older_hub(w);
    opened(w);
    assert_int_equal(w->h->sealed->facts.schema, store_migration_count);
    added(w, "Okafor");
    opened(w);
    assert_int_equal(families(w), 1);
    w->opening.path = older;
    opened(w); /* the same words open it; that brings it up to date too */
    assert_int_equal(families(w), 0);
    hub_close(w->h);
    w->h = NULL;
    unlink(older);
    unlink(arena_printf(w->a, "%s.before-%zu", older, store_migration_count - 1));
}

static void without_room_for_that_it_is_only_read(void **state)
{
    struct world *w = *state;
    char *older = arena_printf(
        w->a, "%s.before-%zu.new", w->opening.path, store_migration_count - 1);
    size_t len, again;
    sealed_by_an_older_hub(w);
    const char *before = bytes_of(w, w->opening.path, &len);
    assert_int_equal(mkdir(older, 0700), 0);
    opened(w);
    assert_true(hub_readonly(w->h));
    assert_int_equal(families(w), 0);
    hub_close(w->h);
    w->h = NULL;
    assert_int_equal(rmdir(older), 0);
    assert_memory_equal(before, bytes_of(w, w->opening.path, &again), len);
    assert_int_equal(len, again);
}

/* The hub at hand as copy 3, which Bea took until Saturday 28 November. */
static void taken_away(struct world *w)
{
    struct seal *file = NULL;
    struct assignment bea[] = {{"person", "Bea"}, {"role", "hub carer"}};
    struct pack_facts f = {.number = 3, .holder_name = "Bea", .event_name = "", .source = "hub@server",
        .due = date_from_ymd(2026, 11, 28), .day = DATE_NONE, .schema = (int64_t)store_migration_count};
    struct seal_make make = {.kind = SEAL_COPY, .made_at = clock_now(&w->clock),
        .lock = {.passphrase = WORDS, .cost = SEAL_COST_TEST}};
    const char *path = arena_printf(w->a, "%s/other.hub", w->dir);
    opened(w);
    assert_int_equal(hub_add(w->h, noun_find("person"), bea, 2, NULL, &w->err), HUB_OK);
    if (seal_create(path, false, &make, &file, &w->err) != HUB_OK ||
        sealed_write(w->h, file, pack_facts_text(&f, NULL, w->a), &w->err) != HUB_OK)
        fail_msg("%s", w->err.msg);
    seal_close(file);
    w->opening.path = path;
}

static void a_copy_counts_what_it_has_to_bring_home(void **state)
{
    struct world *w = *state;
    struct away_state s;
    struct stat before, after;
    taken_away(w);
    opened(w);
    assert_string_equal(hub_person(w->h), "Bea"); /* of two carers the one who took it */
    assert_string_equal(hub_kept(w->h, w->a), "AWAY · nothing to bring home");
    added(w, "Okafor");
    assert_string_equal(hub_kept(w->h, w->a), "AWAY · 1 change to bring home");
    assert_int_equal(stat(w->opening.path, &before), 0);
    w->opening.as = "Amina";
    opened(w);
    assert_int_equal(stat(w->opening.path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino); /* its steps are what comes home: it only ends */
    assert_int_equal(w->h->sealed->behind, 1);
    assert_string_equal(hub_person(w->h), "Amina");
    assert_int_equal(hub_set_personal(w->h, PERSONAL_THEME, "dark", &w->err), HUB_OK);
    added(w, "Byrne");
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
    struct world *w = *state;
    struct away_state s;
    taken_away(w);
    assert_int_equal(clock_set(&w->clock, "2026-11-29T10:00", &w->err), HUB_OK);
    opened(w);
    added(w, "Okafor");
    hub_away_state(w->h, &s);
    assert_true(s.overdue);
    assert_string_equal(hub_kept(w->h, w->a), "AWAY · overdue · 1 change to bring home");
    assert_int_equal(clock_set(&w->clock, "2026-11-20T10:00", &w->err), HUB_OK);
    opened(w);
    hub_away_state(w->h, &s);
    assert_true(s.clock_behind);
    assert_false(s.overdue);
}

static void a_copy_becomes_no_hub_of_its_own(void **state)
{
    struct world *w = *state;
    const char *db = arena_printf(w->a, "%s/hub.db", w->dir);
    taken_away(w);
    opened(w);
    assert_int_equal(hub_unseal(w->h, db, &w->err), HUB_EUSAGE);
    assert_int_equal(hub_seal(w->h, db, "lantern gravel soup", &w->err), HUB_EUSAGE);
    assert_int_equal(access(db, F_OK), -1);
    assert_int_equal(hub_change_passphrase(w->h, "lantern gravel soup", &w->err), HUB_OK);
    added(w, "Okafor");
    w->opening.passphrase = "lantern gravel soup";
    opened(w);
    assert_string_equal(hub_kept(w->h, w->a), "AWAY · 1 change to bring home");
}

static void it_says_where_the_work_is_kept(void **state)
{
    struct world *w = *state;
    opened(w);
    assert_string_equal(hub_kept(w->h, w->a), "sealed file");
    assert_string_equal(hub_path(w->h), w->opening.path);
    struct rlimit core;
    assert_int_equal(getrlimit(RLIMIT_CORE, &core), 0);
    assert_int_equal(core.rlim_cur, 0);
}

int main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
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
        T(before_a_newer_hub_writes_it_it_is_kept),
        T(without_room_for_that_it_is_only_read),
        T(it_says_where_the_work_is_kept),
    };
#undef T
    signal(SIGXFSZ, SIG_IGN); /* as the program has it */
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(template.bytes);
    return failed;
}
