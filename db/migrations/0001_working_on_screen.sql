CREATE TABLE `upload_parts` (
	`upload_id` text NOT NULL,
	`position` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`upload_id`, `position`),
	FOREIGN KEY (`upload_id`) REFERENCES `uploads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `uploads` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`list` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `list_members_by_contact`;--> statement-breakpoint
CREATE INDEX `list_members_by_contact` ON `list_members` (`contact_id`,`list_id`);--> statement-breakpoint
ALTER TABLE `approvals` ADD `decision` text DEFAULT 'approved' NOT NULL;--> statement-breakpoint
ALTER TABLE `approvals` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `approvals` ADD `content` text;--> statement-breakpoint
ALTER TABLE `installation` ADD `examples_left_at` integer;--> statement-breakpoint
ALTER TABLE `installation` ADD `contacts_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `deliveries_not_sent` ON `deliveries` (`occurrence_id`,`status`,`contact_id`,`reason`) WHERE status IN ('failed', 'skipped', 'unknown', 'cancelled');--> statement-breakpoint
CREATE INDEX `deliveries_caught` ON `deliveries` (`occurrence_id`) WHERE status = 'sent' AND provider_ref LIKE 'inbox %';--> statement-breakpoint
CREATE INDEX `audit_log_by_actor` ON `audit_log` (`actor`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_by_action` ON `audit_log` (`action`,`id`);