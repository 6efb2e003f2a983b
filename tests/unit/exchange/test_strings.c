/* SPDX-License-Identifier: MIT */
/*
 * Hostile and diverse texts (tests/fixtures/strings; with HUB_SHARED those of a
 * folder outside): as a name and as a note they come back as utf8_clean leaves
 * them, find finds them, and a folder carries them to another file unchanged.
 */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/exchange/sheets.h"
#include "open_hub.h"
#include "tsv.h"
#include "unit.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LOOK_EVERY = 7 }; /* a search goes through all that came before */

static const struct {
    const char *file;
    int column;
    bool base64;
} tables[] = {
    {"blns_half.tsv", 2, true},
    {"escape_payloads.tsv", 3, true},
    {"bidi_homoglyph.tsv", 2, true},
    {"utf8_stress.tsv", 3, true},
    {"names_popular.tsv", 3, false},
    {"names_popular.tsv", 4, false},
    {"names_cldr.tsv", 3, false},
    {"names_cldr.tsv", 7, false},
    {"names_cldr.tsv", 8, false},
};

struct strings {
    struct open_hub *w;
    size_t names, notes, refused;
};

static const char *table_path(struct arena *a, const char *file)
{
    const char *more = getenv("HUB_SHARED");
    const char *dir = str_empty(more) ? "tests/fixtures" : arena_printf(a, "%s/testdata", more);
    const char *path = arena_printf(a, "%s/strings/%s", dir, file);
    return access(path, R_OK) == 0 ? path : NULL;
}

static bool is_listed(struct open_hub *w, const char *find, hub_id id)
{
    struct record_ask ask = record_ask_all();
    struct record_list list;
    ask.find = find;
    assert_int_equal(hub_list(w->h, noun_find("family"), &ask, w->a, &list, &w->err), HUB_OK);
    for (size_t i = 0; i < list.count; i++)
        if (id_eq(((struct record *)record_at(&list, i))->id, id))
            return true;
    return false;
}

static hub_id add_one(struct strings *s, const char *word, const char *value, enum hub_rc *rc)
{
    struct open_hub *w = s->w;
    hub_id id = ID_NONE;
    struct assignment set[] = {
        {"family", arena_printf(w->a, "Family %zu", s->names + s->notes)}, {word, value}};
    bool name = strcmp(word, "family") == 0;
    w->err = (struct hub_err){0};
    *rc = hub_add(w->h, noun_find("family"), name ? set + 1 : set, name ? 1 : 2, &id, &w->err);
    return id;
}

/* As a field of a family: kept as cleaned and found again, or refused with a sentence. */
static void goes_through(struct strings *s, const char *word, const char *text, size_t len)
{
    struct open_hub *w = s->w;
    bool lines = strcmp(word, "notes") == 0;
    const char *clean = str_trim(w->a, utf8_clean(w->a, text, len, lines, NULL));
    enum hub_rc rc;
    hub_id id = add_one(s, word, text, &rc);
    if (rc != HUB_OK) {
        bool why = str_empty(clean) || rc == HUB_ECONFLICT ||
                   utf8_count(clean) > 80; /* a name's length */
        if (!why || !w->err.msg[0])
            fail_msg("\"%s\" was refused: %s", clean, w->err.msg);
        s->refused++;
        return;
    }
    s->names += !lines;
    s->notes += lines;
    assert_string_equal(field_of(w, "family", id, word), clean);
    bool look = getenv("HUB_SHARED") || (s->names + s->notes) % LOOK_EVERY == 0;
    if (*clean && look && !is_listed(w, text, id))
        fail_msg("\"%s\" is not found", clean);
}

static void read_table(struct strings *s, size_t t)
{
    const char *path = table_path(s->w->a, tables[t].file);
    if (!path)
        return;
    struct tsv tsv = tsv_read(s->w->a, path);
    for (size_t i = 0; i < tsv.count; i++) {
        const char *text = tsv.rows[i].column[tables[t].column];
        size_t len = strlen(text);
        if (tables[t].base64)
            text = base64_bytes(s->w->a, text, &len);
        if (strlen(text) < len)
            len = strlen(text); /* a NUL ends what is typed */
        goes_through(s, "family", text, len);
        goes_through(s, "notes", text, len);
    }
}

static void same_families(struct open_hub *w, struct hub *other)
{
    struct record_ask all = record_ask_all();
    struct record_list one, two;
    const struct noun *n = noun_find("family");
    assert_int_equal(hub_list(w->h, n, &all, w->a, &one, &w->err), HUB_OK);
    assert_int_equal(hub_list(other, n, &all, w->a, &two, &w->err), HUB_OK);
    assert_int_equal(one.count, two.count);
    for (size_t i = 0; i < one.count; i++)
        for (size_t k = 0; k < n->field_count; k++)
            if (!field_equal(&n->fields[k], record_at(&one, i), record_at(&two, i)))
                fail_msg("%s: \"%s\" became \"%s\"", n->fields[k].word,
                    field_text(&n->fields[k], record_at(&one, i), w->a),
                    field_text(&n->fields[k], record_at(&two, i), w->a));
}

static void carry(struct open_hub *w)
{
    struct hub_opening o = w->opening;
    struct import_options io = {0};
    struct import_report report;
    struct faults faults;
    size_t files;
    const char *dir = arena_printf(w->a, "%s.d", w->opening.path);
    faults_on(&faults, w->a);
    o.path = arena_printf(w->a, "%s.new", w->opening.path);
    assert_int_equal(export_folder(w->h, dir, NULL, w->a, &files, &w->err), HUB_OK);
    if (import_folder_new(&o, dir, &io, w->a, &report, &faults, &w->err) != HUB_OK)
        fail_msg("%s: %s", w->err.msg, faults.count ? fault_text(&faults.items[0], w->a) : "");
    assert_int_equal(faults.count, 0);
    struct hub *other;
    assert_int_equal(hub_open(&o, &other, &w->err), HUB_OK);
    same_families(w, other);
    hub_close(other);
    unlink(o.path);
    DIR *d = opendir(dir);
    for (struct dirent *e; d && (e = readdir(d)) != NULL;)
        if (e->d_name[0] != '.')
            unlink(arena_printf(w->a, "%s/%s", dir, e->d_name));
    closedir(d);
    rmdir(dir);
}

static void any_text_is_kept_found_and_carried(void **state)
{
    struct strings s = {.w = *state};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        read_table(&s, t);
    carry(s.w);
    printf("# %zu names, %zu notes, %zu refused with the reason\n", s.names, s.notes, s.refused);
    assert_true(s.names > 800 && s.notes > 1000);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        any_text_is_kept_found_and_carried, open_hub_set_up, open_hub_tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
