import { describe, expect, it } from 'vitest';
import { personalReason } from '../../etl/map/identity.ts';

const column = (name: string, ...examples: string[]) => ({ name, label: name, examples });

describe('personal data', () => {
  it.each([
    ...[
      'Name',
      'First Name',
      'last_name',
      'User Name',
      'Caller name',
      'Email',
      'E-mail Address',
      'What is your email?',
    ],
    ...[
      'Phone',
      'telephone_1',
      'Mobile number',
      'IP Address',
      'IPAddress',
      'dob',
      'Date of birth',
      'Home address',
      'User ID',
    ],
    ...[
      '姓名',
      '市民姓名',
      '联系电话',
      '来电号码',
      '手机号',
      '您的姓名',
      '请输入您的手机号码',
      '3、您的姓名：',
      '身份证号',
      '来自IP',
      '家庭住址',
      '微信号',
    ],
  ])('drops "%s"', (name) => {
    expect(personalReason(column(name))).toMatch(/^the header names /);
  });

  it.each([
    ...[
      'Agency Name',
      'Street Name',
      'NCName',
      'Park Facility Name',
      'service_name',
      'How good is mobile phone coverage?',
    ],
    ...[
      'Phone repair satisfaction',
      'Email response time',
      '手机部数',
      '1、手机价格',
      '电话接通率',
      '事发地址',
      '来电时间',
      '来电类别',
    ],
  ])('keeps "%s"', (name) => {
    expect(personalReason(column(name))).toBeNull();
  });

  it('judges by values only when all of them look personal', () => {
    expect(personalReason(column('Contact', 'a@b.org', 'c.d@example.com'))).toBe(
      'the values look like e-mail addresses',
    );
    expect(personalReason(column('Contact', 'a@b.org', 'by letter'))).toBeNull();
    expect(personalReason(column('c7', '13800000001', '13912345678'))).toBe(
      'the values look like mobile phone numbers',
    );
    expect(personalReason(column('c7', '10.0.0.1'))).toBe('the values look like IP addresses');
    expect(personalReason(column('c7', '3292879998'))).toBeNull();
    expect(personalReason(column('c7'))).toBeNull();
  });
});
