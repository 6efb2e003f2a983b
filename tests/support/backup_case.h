/* SPDX-License-Identifier: MIT */
/* A hub with a recovery sheet, and the files beside it. */
#ifndef TESTS_BACKUP_CASE_H
#define TESTS_BACKUP_CASE_H

#include "hub/service/backup.h"
#include "open_hub.h"

/* Of a struct open_hub: what lies beside the hub goes before the folder does. */
int backup_tear_down(void **state);
/* A file beside the hub; "": its folder. */
const char *in_folder(struct open_hub *w, const char *name);
void set_words(struct open_hub *w, char words[RECOVERY_TEXT]);
/* To a.hubbackup. */
const char *backed_up(struct open_hub *w);
void later(struct open_hub *w, const char *at);

struct bytes {
    unsigned char *p;
    size_t len;
};
struct bytes read_all(struct open_hub *w, const char *path);
void write_all(const char *path, const struct bytes *b);

#endif
