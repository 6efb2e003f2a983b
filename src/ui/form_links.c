/* SPDX-License-Identifier: MIT */
/*
 * A field of several names: "Mia, Theo". The list under it has a tick beside
 * each that is there; what was begun after the last comma narrows it.
 */
#include "form_pick_priv.h"
#include "form_priv.h"
#include "form_value_priv.h"
#include "hub/base/str.h"

#include <string.h>

static const char SEPARATORS[] = ",;";

/* "all" stands for names: a stay's children are all of the family. */
static bool says_all(const struct form_field *ff)
{
    return !str_empty(ff->f->def) && strcmp(ff->edit.text, ff->f->def) == 0;
}

const char *form_links_begun(const struct form_field *ff)
{
    const char *begun = ff->edit.text;
    if (says_all(ff)) {
        return "";
    }
    for (const char *s = begun; *s; s++) {
        begun = strchr(SEPARATORS, *s) ? s + 1 : begun;
    }
    return begun + strspn(begun, " ");
}

size_t form_links_len(const char *text)
{
    size_t len = strlen(text);
    while (len > 0 && strchr(" ,;", text[len - 1])) {
        len--;
    }
    return len;
}

/* Room for the next name behind those that are there. */
void form_links_enter(struct form_field *ff)
{
    if (!form_field_empty(ff) && !says_all(ff)) {
        edit_set(&ff->edit,
            arena_printf(ff->edit.a, "%.*s, ", (int)form_links_len(ff->edit.text), ff->edit.text));
    }
}

void form_links_tick(struct form *f)
{
    struct form_picker *k = &f->picker;
    struct arena *scratch = arena_create();
    struct pick_word *words = NULL;
    bool all = says_all(k->for_field);
    size_t count = picks_words(k->all, k->all_count, k->for_field->edit.text, scratch, &words);
    for (size_t i = 0; i < k->all_count; i++) {
        k->ticked[i] = all;
    }
    for (size_t i = 0; i < count; i++) {
        if (words[i].pick) {
            k->ticked[words[i].pick - k->all] = true;
        }
    }
    arena_destroy(scratch);
}

static bool ticked(const struct form_picker *k, const struct pick *p)
{
    return k->ticked[p - k->all];
}

static void add_name(struct sb *b, const char *name)
{
    sb_addf(b, "%s, ", name);
}

/* The text without what was begun, with the marked one put in, or taken out. */
static void turn(struct form *f, struct form_field *ff, bool only_in)
{
    struct form_picker *k = &f->picker;
    const struct pick *marked = k->shown[k->at];
    struct arena *scratch = arena_create();
    struct pick_word *words = NULL;
    struct sb b = sb_on(scratch);
    bool was = ticked(k, marked), all = says_all(ff);
    size_t done = all ? 0 : (size_t)(form_links_begun(ff) - ff->edit.text);
    const char *names = arena_strndup(scratch, ff->edit.text, done);
    size_t count = all ? 0 : picks_words(k->all, k->all_count, names, scratch, &words);
    for (size_t i = 0; all && i < k->all_count; i++) {
        if (&k->all[i] != marked || only_in) {
            add_name(&b, picks_label(k->all, k->all_count, &k->all[i], scratch));
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (words[i].pick != marked) {
            add_name(&b, words[i].text);
        }
    }
    if (!all && (!was || only_in)) {
        add_name(&b, picks_label(k->all, k->all_count, marked, scratch));
    }
    edit_set(&ff->edit, sb_str(&b));
    ff->message = "";
    ff->ids = NULL;
    form_narrow_picks(f);
    arena_destroy(scratch);
}

/* Enter: the marked one is taken. False: there is nothing to take, on to the next field. */
bool form_links_take(struct form *f, struct form_field *ff)
{
    struct form_picker *k = &f->picker;
    bool begun = *form_links_begun(ff) != '\0';
    bool takes = k->open && k->for_field == ff && k->at < k->count &&
                 (begun || (k->browse && !ticked(k, k->shown[k->at])));
    if (takes) {
        turn(f, ff, true);
    }
    k->open = k->browse = false;
    return takes;
}

enum links_did form_links_key(struct form *f, struct form_field *ff, const struct ui_event *ev)
{
    struct form_picker *k = &f->picker;
    bool begun = *form_links_begun(ff) != '\0', end = ff->edit.at == ff->edit.len;
    if (ev->key == ' ' && k->open && k->browse && !begun && k->at < k->count) {
        turn(f, ff, false);
        return LINKS_CHANGED;
    }
    if (ev->key == '/' && !begun && end) {
        form_open_picks(f);
        return LINKS_OPENED;
    }
    if (ev->text[0] && says_all(ff) && ev->key != ' ') {
        edit_set(&ff->edit, "");
    }
    return LINKS_PASS;
}

/* As "all", or as the names of the records that are meant, one each. */
static void write_names(struct form *f, struct form_field *ff, const struct pick_word *words,
    size_t count, struct arena *a)
{
    struct form_picker *k = &f->picker;
    struct sb names = sb_on(a), ids = sb_on(a);
    for (size_t i = 0; i < count; i++) {
        const char *between = i ? ", " : "";
        sb_addf(&names, "%s%s", between, picks_label(k->all, k->all_count, words[i].pick, a));
        sb_addf(&ids, "%s%lld", between, (long long)words[i].pick->id.n);
    }
    edit_set(&ff->edit, sb_str(&names));
    ff->ids = sb_str(&ids);
}

bool form_links_settle(struct form *f, struct form_field *ff, struct arena *a)
{
    struct form_picker *k = &f->picker;
    struct pick_word *words = NULL;
    size_t len = form_links_len(ff->edit.text);
    ff->message = "";
    if (ff->edit.text[len]) {
        edit_set(&ff->edit, arena_strndup(a, ff->edit.text, len));
    }
    if (form_field_changed(ff) && !says_all(ff) && k->for_field == ff) {
        size_t count = picks_words(k->all, k->all_count, ff->edit.text, a, &words);
        const char *trouble = picks_trouble(words, count, a);
        if (trouble) {
            ff->message = trouble;
        } else {
            write_names(f, ff, words, count, a);
        }
    }
    if (k->for_field == ff) {
        k->open = k->browse = false;
    }
    return !*ff->message;
}
