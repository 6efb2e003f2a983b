/* SPDX-License-Identifier: MIT */
/* Which hub.ini is read, what its lines mean, and the settings when there is none. */
#include "config_priv.h"
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/config/load.h"
#include "hub/config/settings.h"

#include <string.h>

enum { PLACES = 3 };

struct place {
    const char *path, *name; /* name: as a person knows it; path NULL: nowhere to look */
};

/* A folder of the XDG kind: only full paths count. */
static const char *folder(const char *xdg, const char *home, const char *below, struct arena *a)
{
    if (xdg && *xdg == '/') {
        return xdg;
    }
    if (home && *home == '/') {
        return arena_printf(a, "%s/%s", home, below);
    }
    return NULL;
}

static const char *beside(const char *path, const char *name, struct arena *a)
{
    const char *slash = strrchr(path, '/');
    if (!slash) {
        return name;
    }
    return arena_printf(a, "%.*s/%s", (int)(slash - path), path, name);
}

static void set_default_file(const struct config_env *env, struct arena *a, struct config *c)
{
    const char *data = folder(env->xdg_data, env->home, ".local/share", a);
    c->hub.file = data ? arena_printf(a, "%s/hub/hub.db", data) : "";
    c->practice_file = data ? arena_printf(a, "%s/hub/practice.db", data) : "";
}

void config_defaults(const struct config_env *env, struct arena *a, struct config *out)
{
    size_t count;
    const struct setting *settings = config_settings(&count);
    struct hub_err err = {0};
    *out = (struct config){0};
    for (size_t i = 0; i < count; i++) {
        enum hub_rc rc = config_set(&settings[i], out, settings[i].def, a, &err);
        HUB_BUG(rc == HUB_OK);
    }
    set_default_file(env, a, out);
}

static void find_places(
    const char *path, const struct config_env *env, struct arena *a, struct place out[PLACES])
{
    memset(out, 0, PLACES * sizeof *out);
    if (path) {
        out[0] = (struct place){path, path};
        return;
    }
    const char *system = env->system_file ? env->system_file : "/etc/hub/hub.ini";
    if (!env->system_only) {
        const char *own = folder(env->xdg_config, env->home, ".config", a);
        if (env->cwd) {
            out[0] = (struct place){arena_printf(a, "%s/hub.ini", env->cwd), "hub.ini"};
        }
        out[1].path = own ? arena_printf(a, "%s/hub/hub.ini", own) : NULL;
        out[1].name = out[1].path;
    }
    out[2] = (struct place){system, system};
}

static enum hub_rc read_first(const struct place places[PLACES], struct arena *a, struct ini *ini,
    const char **source, struct faults *faults, struct hub_err *err)
{
    struct hub_err missing = {0};
    for (int i = 0; i < PLACES; i++) {
        if (!places[i].path) {
            continue;
        }
        enum hub_rc rc = ini_read(places[i].path, places[i].name, a, ini, faults, &missing);
        if (rc == HUB_ENOTFOUND) {
            continue;
        }
        *source = places[i].path;
        if (rc != HUB_OK) {
            *err = missing;
        }
        return rc;
    }
    *err = missing;
    return HUB_ENOTFOUND;
}

static const struct setting_section *find_section(const char *name)
{
    for (size_t i = 0; i < setting_section_count; i++) {
        if (str_eq(setting_sections[i].name, name)) {
            return &setting_sections[i];
        }
    }
    return NULL;
}

static void unknown_section(const struct ini *ini, const struct ini_line *line, struct faults *f)
{
    const char **names = arena_array(ini->a, setting_section_count, sizeof *names);
    for (size_t i = 0; i < setting_section_count; i++) {
        names[i] = setting_sections[i].name;
    }
    const char *near = str_nearest(line->section, names, setting_section_count);
    fault_add(f, FAULT_ERROR, ini->name, line->line, 0, "there is no section [%s]%s%s%s",
        line->section, near ? "; did you mean [" : "", near ? near : "", near ? "]?" : "");
}

static const char *nearest_key(const struct ini_line *line, struct arena *a)
{
    size_t count, n = 0;
    const struct setting *settings = config_settings(&count);
    const char **names = arena_array(a, count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        if (str_eq(settings[i].section, line->section)) {
            names[n++] = settings[i].key;
        }
    }
    return str_nearest(line->key, names, n);
}

static const struct setting *elsewhere(const char *key)
{
    size_t count;
    const struct setting *settings = config_settings(&count);
    for (size_t i = 0; i < count; i++) {
        if (str_eq(settings[i].key, key)) {
            return &settings[i];
        }
    }
    return NULL;
}

static void unknown_key(const struct ini *ini, const struct ini_line *line, struct faults *f)
{
    const struct setting *other = elsewhere(line->key);
    const char *near = nearest_key(line, ini->a), *hint = "";
    if (other) {
        hint = arena_printf(ini->a, "; it belongs in [%s]", other->section);
    } else if (near) {
        hint = arena_printf(ini->a, "; did you mean \"%s\"?", near);
    }
    fault_add(f, FAULT_ERROR, ini->name, line->line, 0, "[%s] has no setting \"%s\"%s",
        line->section, line->key, hint);
}

static void apply_line(
    const struct ini *ini, const struct ini_line *line, struct config *c, struct faults *f)
{
    if (!find_section(line->section)) {
        return;
    }
    const struct setting *s = setting_find(line->section, line->key);
    if (!s) {
        unknown_key(ini, line, f);
        return;
    }
    struct hub_err err = {0};
    if (!line->bad && config_set(s, c, line->value, ini->a, &err) != HUB_OK) {
        fault_add(f, FAULT_ERROR, ini->name, line->line, 0, "%s: %s", s->key, err.msg);
    }
}

static void apply(const struct ini *ini, struct config *c, struct faults *f)
{
    for (size_t i = 0; i < ini->section_count; i++) {
        if (!ini->sections[i].bad && !find_section(ini->sections[i].section)) {
            unknown_section(ini, &ini->sections[i], f);
        }
    }
    for (size_t i = 0; i < ini->count; i++) {
        apply_line(ini, &ini->lines[i], c, f);
    }
}

/* "~/x" from the home folder, "x" from the folder of hub.ini, "" the usual place. */
static void settle_paths(const struct config_env *env, struct arena *a, struct config *c)
{
    const char *file = c->hub.file;
    if (str_empty(file)) {
        set_default_file(env, a, c);
        return;
    }
    if (str_starts(file, "~/") && env->home) {
        file = arena_printf(a, "%s%s", env->home, file + 1);
    } else if (*file != '/') {
        file = beside(c->source, file, a);
    }
    c->hub.file = file;
    c->practice_file = beside(file, "practice.db", a);
}

/* By line, those of one line as found. */
static void sort_faults(struct faults *f, size_t from)
{
    for (size_t i = from + 1; i < f->count; i++) {
        struct fault now = f->items[i];
        size_t k = i;
        for (; k > from && f->items[k - 1].line > now.line; k--) {
            f->items[k] = f->items[k - 1];
        }
        f->items[k] = now;
    }
}

enum hub_rc config_load(const char *path, const struct config_env *env, struct arena *a,
    struct config *out, struct faults *faults, struct hub_err *err)
{
    struct place places[PLACES];
    struct ini ini;
    const char *source = NULL;
    config_defaults(env, a, out);
    find_places(path, env, a, places);
    size_t before = faults->count;
    struct hub_err trouble = {0};
    enum hub_rc rc = read_first(places, a, &ini, &source, faults, &trouble);
    if (rc == HUB_ENOTFOUND && !path) {
        return HUB_OK;
    }
    if (rc != HUB_OK) {
        *err = trouble;
        return rc;
    }
    struct config read = *out;
    read.source = source;
    read.hub.file = "";
    apply(&ini, &read, faults);
    sort_faults(faults, before);
    if (faults->count > before) {
        return hub_fail(err, HUB_ECONFIG,
            "%s cannot be used as it is. Put that right, or a # before it, and start hub again.",
            source);
    }
    settle_paths(env, a, &read);
    *out = read;
    return HUB_OK;
}
