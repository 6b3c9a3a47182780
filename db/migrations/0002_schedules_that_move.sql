CREATE TABLE `launch_moves` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` text NOT NULL,
	`anchor` text NOT NULL,
	`kind` text NOT NULL,
	`from_wall` text NOT NULL,
	`from_zone` text NOT NULL,
	`to_wall` text,
	`to_zone` text,
	`reason` text,
	`actor` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `launch_moves_by_campaign` ON `launch_moves` (`campaign_id`,`id`);--> statement-breakpoint
CREATE TABLE `removed_occurrences` (
	`campaign_id` text NOT NULL,
	`activity_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`wall` text NOT NULL,
	`zone` text NOT NULL,
	`instant` integer NOT NULL,
	`sequence` integer NOT NULL,
	`removed_at` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `activity_id`, `ordinal`)
);
--> statement-breakpoint
DROP INDEX `occurrences_open`;--> statement-breakpoint
ALTER TABLE `occurrences` ADD `due_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `occurrences` SET `due_at` = `instant`;--> statement-breakpoint
ALTER TABLE `occurrences` ADD `without_zone` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `occurrences_coming` ON `occurrences` (`instant`) WHERE finished_at IS NULL;--> statement-breakpoint
CREATE INDEX `occurrences_open` ON `occurrences` (`due_at`) WHERE finished_at IS NULL;--> statement-breakpoint
ALTER TABLE `activities` ADD `repeat` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `exdate` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `rdate` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `clock` text DEFAULT 'campaign' NOT NULL;--> statement-breakpoint
ALTER TABLE `activities` ADD `not_before_activity` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `blackout_override` text;--> statement-breakpoint
ALTER TABLE `audiences` ADD `received` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `department` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `calendar` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `frequency_cap` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `clash_within` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `postponed_at` integer;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `calendar_key` text;