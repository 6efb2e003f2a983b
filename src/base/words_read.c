/* SPDX-License-Identifier: MIT */
/* Which language is wanted, and reading its catalogue. */
#define _GNU_SOURCE /* dl_iterate_phdr */

#include "hub/base/arena.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "words_priv.h"

#include <limits.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MOST = 16 << 20, LANGUAGE_MOST = 32 };

/* The program itself comes first, before what it loads. */
static int note_program(struct dl_phdr_info *info, size_t size, void *to)
{
    struct speech *s = to;
    (void)size;
    s->from = UINTPTR_MAX;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        uintptr_t from = (uintptr_t)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr);
        uintptr_t end = from + (uintptr_t)info->dlpi_phdr[i].p_memsz;
        if (info->dlpi_phdr[i].p_type == PT_LOAD) {
            s->from = from < s->from ? from : s->from;
            s->to = end > s->to ? end : s->to;
        }
    }
    return 1;
}

void words_forget(void)
{
    struct speech *s = words_change(NULL);
    if (s) {
        arena_destroy(s->a);
    }
}

/* All of a file; NULL when it cannot be read or is far too large. */
static char *read_whole(const char *path, struct arena *a, size_t *len)
{
    FILE *f = fopen(path, "rb");
    char *bytes = NULL;
    if (f && fseek(f, 0, SEEK_END) == 0) {
        long size = ftell(f);
        if (size > 0 && size <= FILE_MOST && fseek(f, 0, SEEK_SET) == 0) {
            bytes = arena_alloc(a, (size_t)size);
            *len = fread(bytes, 1, (size_t)size, f);
        }
    }
    if (f) {
        fclose(f);
    }
    return bytes;
}

enum hub_rc words_read(const char *path, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct speech *s = arena_alloc(a, sizeof *s);
    size_t len = 0;
    const char *bytes = read_whole(path, a, &len);
    bool good = bytes && catalogue_on(&s->words, bytes, len);
    if (!good) {
        arena_destroy(a);
        return bytes ? hub_fail(err, HUB_ECORRUPT, "%s holds no translation of hub.", path)
                     : hub_fail(err, HUB_EIO, "%s could not be read.", path);
    }
    s->a = a;
    dl_iterate_phdr(note_program, s);
    words_forget();
    words_change(s);
    return HUB_OK;
}

/* LL/LC_MESSAGES/hub.mo in one of the folders that belong to the program. */
static bool speak_one(const char *program, const char *language)
{
    static const char *const folders[] = {"locale", "../share/locale"};
    char path[PATH_MAX];
    struct hub_err none;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        int n = snprintf(path, sizeof path, "%s%s/%s/LC_MESSAGES/hub.mo", program, folders[i],
            language);
        if (n < (int)sizeof path && access(path, R_OK) == 0 && words_read(path, &none) == HUB_OK) {
            return true;
        }
    }
    return false;
}

/* "cy_GB.UTF-8": as it is without its ending, then the language alone. */
static bool speak(const char *program, const char *wanted, size_t len)
{
    char language[LANGUAGE_MOST];
    size_t whole = strspn(wanted, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
    whole = whole < len ? whole : len;
    if (whole == 0 || whole >= sizeof language) {
        return false;
    }
    snprintf(language, sizeof language, "%.*s", (int)whole, wanted);
    if (speak_one(program, language)) {
        return true;
    }
    language[strcspn(language, "_")] = '\0';
    return speak_one(program, language);
}

static bool is_english(const char *wanted)
{
    return str_starts(wanted, "en") && !(wanted[2] >= 'a' && wanted[2] <= 'z');
}

bool words_speak(const char *languages)
{
    char program[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    words_forget();
    program[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(program, '/');
    if (!slash || !languages) {
        return false;
    }
    slash[1] = '\0';
    for (const char *p = languages; *p && !is_english(p);) {
        size_t len = strcspn(p, ":");
        if (speak(program, p, len)) {
            return true;
        }
        p += len + (p[len] == ':');
    }
    return false;
}

static bool is_c(const char *locale)
{
    return str_empty(locale) || str_eq(locale, "C") || str_eq(locale, "POSIX");
}

const char *words_asked(
    const char *language, const char *all, const char *messages, const char *lang)
{
    const char *locale = !str_empty(all) ? all : !str_empty(messages) ? messages : lang;
    return is_c(locale) ? "" : str_empty(language) ? locale : language;
}
