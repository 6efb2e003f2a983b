/* SPDX-License-Identifier: MIT */
/* Keys: the file for sshd beside the database, the program it starts, and lines that open more than hub. */
#include "hub/base/str.h"
#include "hub/config/config.h"
#include "hub/config/load.h"
#include "hub/service/users.h"

#include "doctor_priv.h"
#include "users_priv.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { OTHERS = 07, OTHERS_WRITE = 022 };
static const char AGAIN[] = "hub user disable and hub user enable, of anybody, write the file anew.";

const char *doctor_account(const struct doctor *d)
{
    const struct passwd *p = getpwuid(d->st.st_uid);
    return p ? arena_strdup(d->a, p->pw_name) : NULL;
}

const char *doctor_home(const struct doctor *d)
{
    const struct passwd *p = getpwuid(d->st.st_uid);
    return p ? arena_strdup(d->a, p->pw_dir) : NULL;
}

/* The next line, without its end, and *text behind it; NULL: there is none. */
static const char *next_line(struct arena *a, const char **text)
{
    size_t len = strcspn(*text, "\n");
    const char *line = **text ? arena_strndup(a, *text, len) : NULL;
    *text += len + ((*text)[len] == '\n');
    return line;
}

/* --- the file beside the database -------------------------------------------------------------- */

/* From the name on: the program before it may have been installed elsewhere since. */
static const char *from_name(const char *line)
{
    const char *at = keys_line_forced(line) ? strstr(line, "' ssh --as '") : NULL;
    return at ? at : line;
}

static bool same_lines(struct doctor *d, const char *x, const char *y)
{
    const char *one = "", *other = "";
    bool same = true;
    while (same && (one || other)) {
        one = next_line(d->a, &x);
        other = next_line(d->a, &y);
        same = one && other ? str_eq(from_name(one), from_name(other)) : one == other;
    }
    return same;
}

static const char *keys_path(struct doctor *d)
{
    char path[PATH_MAX];
    return keys_file_path(d->path, path) ? arena_strdup(d->a, path) : "";
}

static void judge_mode(struct doctor *d, const char *path, const struct stat *st)
{
    if (st->st_mode & OTHERS || st->st_mode & OTHERS_WRITE) {
        doctor_wrong(d, DOCTOR_HELPER, arena_printf(d->a, "chmod 640 '%s'.", path),
            "%s has names in it and decides who comes in, and others on this computer may read or "
            "change it (mode %03o).",
            path, (unsigned)st->st_mode & 0777);
    }
    if (st->st_uid != d->st.st_uid) {
        doctor_wrong(d, DOCTOR_HELPER, arena_printf(d->a, "chown it to the account of the file: '%s'.", path),
            "%s belongs to another account than the hub.", path);
    }
}

void doctor_keys_file(struct doctor *d)
{
    struct hub_err err;
    struct stat st;
    int why;
    const char *path = keys_path(d), *want = NULL;
    const struct doctor_people *p = doctor_people(d);
    if (d->sealed) {
        doctor_fine(d, "Nobody comes in over ssh to a sealed file.");
        return;
    }
    if (!p || (p->keys == 0 && stat(path, &st) != 0)) {
        if (p) {
            doctor_fine(d, "Nobody comes in over ssh: there are no keys.");
        }
        return;
    }
    const char *have = doctor_text(d, path, &why);
    if (!have && why != ENOENT) {
        doctor_unknown(d, "%s cannot be read from this account.", path);
        return;
    }
    if (!doctor_read(d, keys_file_text(d->hub, d->a, &want, &err), &err)) {
        return;
    }
    if (!have) {
        doctor_wrong(d, DOCTOR_HELPER, AGAIN, "%s is not there, so nobody comes in over ssh.", path);
        return;
    }
    if (stat(path, &st) == 0) {
        judge_mode(d, path, &st);
    }
    if (!same_lines(d, have, want)) {
        doctor_wrong(d, DOCTOR_HELPER, AGAIN,
            "%s does not have the keys that hub knows: somebody else wrote in it, or it is of another day.",
            path);
    } else if (d->line->state == DOCTOR_FINE) {
        doctor_fine(d, "%s has the keys that hub knows, and no other.", path);
    }
}

/* --- where hub looks for the file -------------------------------------------------------------------- */

/* Over ssh no other hub.ini is read than the system's, and only that one tells hub keys where the keys are. */
void doctor_system_ini(struct doctor *d)
{
    struct hub_err err;
    struct faults faults;
    struct config c;
    struct stat st;
    const struct config_env env = {.system_only = true};
    const char *path =
        d->ask->system_ini ? d->ask->system_ini : doctor_rooted(d, "/etc/hub/hub.ini");
    if (!doctor_on_server(d)) {
        doctor_fine(d, "Nobody comes in over ssh.");
        return;
    }
    faults_on(&faults, d->a);
    if (config_load(path, &env, d->a, &c, &faults, &err) != HUB_OK) {
        doctor_wrong(d, DOCTOR_HELPER, "README, On a server, has its lines.",
            "Over ssh hub does not know where the file is: %s",
            faults.count ? fault_text(&faults.items[0], d->a) : err.msg);
    } else if (stat(c.hub.file, &st) != 0 || st.st_dev != d->st.st_dev || st.st_ino != d->st.st_ino) {
        doctor_wrong(d, DOCTOR_HELPER, arena_printf(d->a, "If it is to be this one: file = %s", d->path),
            "%s tells those who come in over ssh of another file than this.", path);
    } else {
        doctor_fine(d, "%s names this file.", path);
    }
}

/* --- the program -------------------------------------------------------------------------------------- */

/* Whether nobody but root, or the account itself, can change what stands at the path. */
static void judge_program(struct doctor *d, const char *program)
{
    struct stat st;
    if (stat(program, &st) != 0 || access(program, X_OK) != 0) {
        doctor_wrong(d, DOCTOR_HELPER, "Install hub again, then: hub user disable and hub user enable.",
            "A key starts %s, which is not there or cannot be run.", program);
    } else if (st.st_mode & OTHERS_WRITE) {
        doctor_wrong(d, DOCTOR_HELPER, arena_printf(d->a, "chmod go-w '%s'.", program),
            "%s, which a key starts, can be changed by other accounts.", program);
    } else if (st.st_uid != 0) {
        doctor_look(d, DOCTOR_HELPER, "Install hub as root: make install.",
            "%s, which a key starts, does not belong to root.", program);
    }
}

/* exec '/usr/local/bin/hub' ssh … */
static const char *program_of(struct doctor *d, const char *line)
{
    const char *from = keys_line_forced(line) ? strchr(line, '\'') : NULL;
    const char *to = from ? strstr(from, "' ssh --as '") : NULL;
    return to ? arena_strndup(d->a, from + 1, (size_t)(to - from - 1)) : NULL;
}

void doctor_keys_program(struct doctor *d)
{
    int why;
    const char *text = doctor_text(d, keys_path(d), &why), *line, *program, *last = NULL;
    if (!text && why != ENOENT) {
        doctor_unknown(d, "The file of keys cannot be read from this account.");
        return;
    }
    while (text && (line = next_line(d->a, &text))) {
        program = program_of(d, line);
        if (program && !str_eq(program, last)) {
            judge_program(d, doctor_rooted(d, program));
            last = program;
        }
    }
    if (d->line->state == DOCTOR_FINE) {
        doctor_fine(d, last ? "%s: only root can change it." : "%sNobody comes in over ssh.", last ? last : "");
    }
}

/* --- keys that open more -------------------------------------------------------------------------------- */

/* In the words before the kind of the key, where quotes hold spaces together. */
static bool has_command(const char *line)
{
    bool quoted = false;
    for (const char *p = line; *p && (quoted || (*p != ' ' && *p != '\t')); p++) {
        if (*p == '\\' && quoted && p[1]) {
            p++;
        } else if (*p == '"') {
            quoted = !quoted;
        } else if (!quoted && (p == line || p[-1] == ',') && str_starts(p, "command=\"")) {
            return true;
        }
    }
    return false;
}

static size_t open_lines(struct doctor *d, const char *text)
{
    size_t open = 0;
    const char *line;
    while ((line = next_line(d->a, &text))) {
        line += strspn(line, " \t");
        open += *line && *line != '#' && !has_command(line);
    }
    return open;
}

static void look_into(struct doctor *d, const char *path, bool server)
{
    int why;
    const char *text = doctor_text(d, path, &why);
    size_t open = text ? open_lines(d, text) : 0;
    if (!text && why != ENOENT && why != ENOTDIR) {
        doctor_unknown(d, "%s cannot be read from this account.", path);
    } else if (open && server) {
        doctor_wrong(d, DOCTOR_HELPER, arena_printf(d->a, "Take them out of %s; hub user add --key is the way.", path),
            "%s in %s without a command= of its own, which would open a shell, and with it the file.",
            doctor_plural(d->a, open, "key stands", "keys stand"), path);
    } else if (open) {
        doctor_look(d, DOCTOR_YOU, "Do you know them all?",
            "%s in %s: whoever holds it comes in as this account and can read the file.",
            doctor_plural(d->a, open, "key stands", "keys stand"), path);
    }
}

/* "%h/.ssh/keys", ".ssh/keys", "/etc/ssh/keys/%u" */
static const char *expanded(struct doctor *d, const char *word, const char *account, const char *home)
{
    struct sb b = sb_on(d->a);
    if (*word != '/' && !str_starts(word, "%h")) {
        sb_addf(&b, "%s/", home);
    }
    for (const char *p = word; *p; p++) {
        if (*p != '%' || !p[1]) {
            sb_addc(&b, *p);
            continue;
        }
        p++;
        sb_add(&b, *p == 'h' ? home : *p == 'u' ? account : *p == '%' ? "%" : "");
    }
    return doctor_rooted(d, sb_str(&b));
}

static void look_into_named(struct doctor *d, const char *words, const char *account,
    const char *home, bool server)
{
    while (*words) {
        size_t len = strcspn(words, " \t");
        const char *word = arena_strndup(d->a, words, len);
        bool looked = str_starts(word, ".ssh/authorized_keys") || str_eq(word, "none");
        if (*word && !looked && !str_starts(word, "%h/.ssh/authorized_keys")) {
            look_into(d, expanded(d, word, account, home), server);
        }
        words += len + strspn(words + len, " \t");
    }
}

void doctor_open_lines(struct doctor *d)
{
    static const char *const usual[] = {".ssh/authorized_keys", ".ssh/authorized_keys2",
        "/etc/ssh/authorized_keys", "/etc/ssh/authorized_keys/%u", "/etc/ssh/authorized_keys.d/%u"};
    const char *account = doctor_account(d), *home = doctor_home(d);
    const char *named = doctor_sshd_value(d, "authorizedkeysfile");
    bool server = doctor_on_server(d);
    if (!account || !home) {
        doctor_unknown(d, "The account of the file has no name on this computer.");
        return;
    }
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        look_into(d, expanded(d, usual[i], account, home), server);
    }
    look_into_named(d, named ? named : "", account, home, server);
    look_into(d, keys_path(d), server);
    if (d->line->state == DOCTOR_FINE) {
        doctor_fine(d, "None: where sshd looks for keys of this account, each line starts hub and nothing else.");
    }
}
